/** What runs in a process of its own, beside the student's code: nothing that happens there can harm the runner. */
@NullMarked
package duplex.course.check;

import org.jspecify.annotations.NullMarked;
