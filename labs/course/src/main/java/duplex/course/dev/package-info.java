/** For whoever writes lessons: what is missing, and whether checks tell right from wrong. */
@NullMarked
package duplex.course.dev;

import org.jspecify.annotations.NullMarked;
