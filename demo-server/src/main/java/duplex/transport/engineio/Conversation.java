package duplex.transport.engineio;

import java.nio.ByteBuffer;

/**
 * What a session is used for, one for each. {@link EngineIoSession} calls its methods one at a time, and never again
 * after {@link #closed}. None may block.
 */
public interface Conversation {

    /** The client sent a message of text. */
    void text(String data);

    /** The client sent a message of binary data; the buffer may be kept. */
    void binary(ByteBuffer data);

    /**
     * All that was sent has left, and there is something to send on: a held poll or a free WebSocket. Whoever has much to
     * say says the next part here, and nothing needs to be queued. Comes again and again, also when nothing has changed.
     */
    default void writable() {}

    /** Something leaves: one packet on a WebSocket, or all that a poll takes. */
    default void sending() {}

    /** It has left. */
    default void sent() {}

    /** Comes every half second, for what has to be looked at now and then. */
    default void round() {}

    /** The session is over; nothing can be sent any more. */
    default void closed() {}
}
