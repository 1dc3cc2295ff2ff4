/** How a group or a class has come along. */
@NullMarked
package duplex.course.report;

import org.jspecify.annotations.NullMarked;
