/**
 * Engine.IO, version 4: one session between a client and us, carried by HTTP long polling or by a WebSocket, and moved
 * from the first to the second while it lives. Written from the protocol's text.
 *
 * <p>Read {@link duplex.transport.engineio.EngineIoPacket}, then {@link duplex.transport.engineio.EngineIoSession} and what
 * it is made of: its {@code Heartbeat}, its {@code Sending}, its {@code Carriers} (polls, a WebSocket, and the {@code
 * Upgrade} from one to the other). {@link duplex.transport.engineio.EngineIo} is where sessions begin.
 */
@NullMarked
package duplex.transport.engineio;

import org.jspecify.annotations.NullMarked;
