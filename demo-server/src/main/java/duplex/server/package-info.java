/** The wiring: options in, one running server out. */
@NullMarked
package duplex.server;

import org.jspecify.annotations.NullMarked;
