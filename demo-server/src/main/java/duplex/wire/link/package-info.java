/** Link: a relay in front of a server that simulates a network. Knows bytes, and of HTTP no more than Upgrade. */
@NullMarked
package duplex.wire.link;

import org.jspecify.annotations.NullMarked;
