/** The student's own folder: sources, progress, predictions. */
@NullMarked
package duplex.course.student;

import org.jspecify.annotations.NullMarked;
