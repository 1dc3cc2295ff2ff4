/** Runs the checks of a lab: starts a process for them, hears what it finds, and ends it when it hangs. */
@NullMarked
package duplex.course.run;

import org.jspecify.annotations.NullMarked;
