package duplex.transport.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.transport.engineio.Visitor;

/** A conversation of its own among those that share one session. */
@FunctionalInterface
public interface Namespace {

    /**
     * Lets a client in.
     *
     * @param socket to speak with, from {@link Member#entered} on
     * @param auth what the client gave to be let in, an object, often empty
     * @throws JoinRefusedException when the client is not let in; it is told why
     */
    Member join(SocketIoSocket socket, JsonNode auth, Visitor visitor) throws JoinRefusedException;

    /** One client in one namespace. Its methods are called one at a time, and must not block. */
    interface Member {

        /** The client has been told that it is in. */
        void entered();

        /** An event; its acknowledgement, if one is wanted, is owed. */
        void event(SocketIoPacket event);

        /** As {@link duplex.transport.engineio.Conversation#writable}. */
        default void writable() {}

        /** As {@link duplex.transport.engineio.Conversation#sending}. */
        default void sending() {}

        /** As {@link duplex.transport.engineio.Conversation#sent}. */
        default void sent() {}

        /** As {@link duplex.transport.engineio.Conversation#round}. */
        default void round() {}

        /** The client has left; nothing can be sent any more. */
        default void left() {}
    }

    /** A client is not let into a namespace; the message is for it. */
    final class JoinRefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String line;

        public JoinRefusedException(String line) {
            super(line, null, false, false); // no stack trace: it tells of the peer's mistake, not of ours
            this.line = line;
        }

        public String line() {
            return line;
        }
    }
}
