/** What one frame, one header section, one handshake costs: one lesson a file, in the style of the JMH samples. */
@NullMarked
package duplex.bench;

import org.jspecify.annotations.NullMarked;
