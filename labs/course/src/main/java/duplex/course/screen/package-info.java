/** What the terminal shows: 80 columns, where a Hangul syllable takes two. */
@NullMarked
package duplex.course.screen;

import org.jspecify.annotations.NullMarked;
