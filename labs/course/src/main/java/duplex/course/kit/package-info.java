/**
 * What checks use, and students may: it says what was sent, what came and what was expected, shows bytes, and connects real
 * clients. Raw HTTP and WebSocket connections are those of the measuring harness: {@link
 * duplex.measure.raw.RawConnection}.
 */
@NullMarked
package duplex.course.kit;

import org.jspecify.annotations.NullMarked;
