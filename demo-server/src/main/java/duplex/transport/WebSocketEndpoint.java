package duplex.transport;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What we do with one client's WebSocket. {@link WebSocketPeer} does what every WebSocket needs.
 *
 * <p>{@link #opened} comes first and once, {@link #closed} last and once; in between messages come one after the other:
 * the next is read from the connection when the stage that the last one returned is complete. A stage that fails closes
 * the connection with 1011. No method may block.
 */
public interface WebSocketEndpoint {

    /** For a message that is dealt with when the method returns. */
    CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

    /** The opening handshake is over: there is something to send on. */
    void opened();

    /** A WebSocket message of text, whole. */
    CompletionStage<?> text(String text);

    /** A WebSocket message of binary data, whole; the buffer may be kept. */
    CompletionStage<?> binary(ByteBuffer data);

    /** Comes every {@link WebSocketRoutes#ROUND}, for what has to be looked at now and then. */
    default void round() {}

    /** The connection is gone; nothing can be sent any more. */
    void closed();
}
