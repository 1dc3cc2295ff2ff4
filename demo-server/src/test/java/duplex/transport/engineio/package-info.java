@NullMarked
package duplex.transport.engineio;

import org.jspecify.annotations.NullMarked;
