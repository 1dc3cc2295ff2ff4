package duplex.transport.engineio;

import duplex.transport.WebSocketPeer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;

/** What one side of a session says to the other: a type and some text, or binary data. */
public sealed interface EngineIoPacket {

    /** In a payload, binary data stands in Base64 behind this letter. */
    char BINARY = 'b';

    EngineIoPacket CLOSE = new Text(Type.CLOSE, "");
    EngineIoPacket PING = new Text(Type.PING, "");
    EngineIoPacket NOOP = new Text(Type.NOOP, "");

    /** The types, each named on the wire by a digit. */
    enum Type {
        /** The server's first word: the session's id and timings. */
        OPEN('0'),
        /** The session ends. */
        CLOSE('1'),
        /** From the server: are you there? From a client only on a WebSocket that is tried: does this work? */
        PING('2'),
        PONG('3'),
        /** What the session is for. */
        MESSAGE('4'),
        /** From the client: from here on the WebSocket carries the session. */
        UPGRADE('5'),
        /** Nothing, so that a held poll can be answered. */
        NOOP('6');

        private final char digit;

        Type(char digit) {
            this.digit = digit;
        }

        static Optional<Type> of(char digit) {
            return Arrays.stream(values()).filter(type -> type.digit == digit).findFirst();
        }
    }

    static EngineIoPacket message(String data) {
        return new Text(Type.MESSAGE, data);
    }

    static EngineIoPacket message(ByteBuffer data) {
        return new Binary(data);
    }

    /** Reads what {@link #encode} wrote: {@code 4hello}, {@code 2}, {@code bAQIDBA==}. */
    static EngineIoPacket decode(String encoded) throws EngineIoException {
        if (encoded.isEmpty()) {
            throw new EngineIoException("packet is empty");
        }
        char first = encoded.charAt(0);
        if (first == BINARY) {
            return new Binary(base64(encoded.substring(1)));
        }
        Type type = Type.of(first).orElseThrow(() -> new EngineIoException("packet type is not 0 to 6"));
        return new Text(type, encoded.substring(1));
    }

    private static ByteBuffer base64(String encoded) throws EngineIoException {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException e) {
            throw new EngineIoException("binary packet is not Base64");
        }
    }

    /** As it stands in a payload. */
    String encode();

    /** About how many bytes of memory it takes while it waits. */
    int size();

    /** On a WebSocket, as one WebSocket message: text as in a payload, binary data as it is. */
    void sendTo(WebSocketPeer peer, Callback callback);

    /**
     * A type and what follows it.
     *
     * @param data often nothing
     */
    record Text(Type type, String data) implements EngineIoPacket {
        @Override
        public String encode() {
            return type.digit + data;
        }

        @Override
        public int size() {
            return 64 + 2 * data.length();
        }

        @Override
        public void sendTo(WebSocketPeer peer, Callback callback) {
            peer.sendText(encode(), callback);
        }
    }

    /** Always a message. */
    record Binary(ByteBuffer data) implements EngineIoPacket {
        public Binary {
            data = data.asReadOnlyBuffer();
        }

        /** A view with a position of its own. */
        @Override
        public ByteBuffer data() {
            return data.duplicate();
        }

        @Override
        public String encode() {
            byte[] bytes = new byte[data.remaining()];
            data().get(bytes);
            return BINARY + Base64.getEncoder().encodeToString(bytes);
        }

        @Override
        public int size() {
            return 64 + data.remaining();
        }

        @Override
        public void sendTo(WebSocketPeer peer, Callback callback) {
            peer.sendBinary(data(), callback);
        }
    }
}
