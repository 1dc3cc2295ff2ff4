/** Compiles what a student wrote, in this process, and says in plain words what the compiler did not understand. */
@NullMarked
package duplex.course.compile;

import org.jspecify.annotations.NullMarked;
