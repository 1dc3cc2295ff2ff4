/** Logs that outlive the process. Knows chat, and the libraries that keep things. */
@NullMarked
package duplex.store;

import org.jspecify.annotations.NullMarked;
