@NullMarked
package duplex.server;

import org.jspecify.annotations.NullMarked;
