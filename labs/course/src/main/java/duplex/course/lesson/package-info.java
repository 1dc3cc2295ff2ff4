/** What a lesson is made of, and how it is read from its folder. */
@NullMarked
package duplex.course.lesson;

import org.jspecify.annotations.NullMarked;
