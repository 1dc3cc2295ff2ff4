/**
 * Socket.IO, version 5: events, acknowledgements and namespaces, as messages of an Engine.IO session. Written from the
 * protocol's text.
 *
 * <p>Read {@link duplex.transport.socketio.SocketIoPacket}, then {@link duplex.transport.socketio.SocketIoConnection}.
 */
@NullMarked
package duplex.transport.socketio;

import org.jspecify.annotations.NullMarked;
