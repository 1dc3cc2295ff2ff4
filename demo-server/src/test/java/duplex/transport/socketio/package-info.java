@NullMarked
package duplex.transport.socketio;

import org.jspecify.annotations.NullMarked;
