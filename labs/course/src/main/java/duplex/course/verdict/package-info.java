/** What was found out about a student's code, and how it goes from one process to another. */
@NullMarked
package duplex.course.verdict;

import org.jspecify.annotations.NullMarked;
