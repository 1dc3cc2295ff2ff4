/** What a deck in two languages has to keep. */
@NullMarked
package duplex.slides;

import org.jspecify.annotations.NullMarked;
