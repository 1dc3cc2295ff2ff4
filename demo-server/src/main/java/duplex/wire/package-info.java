/** The tap: every byte of HTTP and WebSocket in exactly one part. Knows no transport. */
@NullMarked
package duplex.wire;

import org.jspecify.annotations.NullMarked;
