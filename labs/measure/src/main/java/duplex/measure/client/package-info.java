/** The measuring clients: non-blocking sockets on one thread, every byte their own. */
@NullMarked
package duplex.measure.client;

import org.jspecify.annotations.NullMarked;
