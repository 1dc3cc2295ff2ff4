/** The room itself: one log, many cursors. Knows the JDK only: no HTTP, no JSON. */
@NullMarked
package duplex.chat;

import org.jspecify.annotations.NullMarked;
