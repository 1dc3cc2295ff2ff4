/**
 * Engine.IO, version 4: one session between a client and us, carried by HTTP long polling or by a WebSocket, and moved
 * from the first to the second while it lives. Written from the protocol's text.
 *
 * <p>Read {@link duplex.transport.engineio.EngineIoPacket}, then {@link duplex.transport.engineio.EngineIoSession}, then
 * {@link duplex.transport.engineio.EngineIo}, which is the HTTP side.
 */
@NullMarked
package duplex.transport.engineio;

import org.jspecify.annotations.NullMarked;
