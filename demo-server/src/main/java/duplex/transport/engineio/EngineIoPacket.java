package duplex.transport.engineio;

import duplex.transport.WebSocketPeer;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.eclipse.jetty.websocket.api.Callback;

/** What one side of a session says to the other: a type and some text, or binary data. */
public sealed interface EngineIoPacket {

    /** In a payload, binary data stands in Base64 behind this letter. */
    char BINARY = 'b';

    EngineIoPacket CLOSE = new Text(Type.CLOSE, "");
    EngineIoPacket PING = new Text(Type.PING, "");
    EngineIoPacket NOOP = new Text(Type.NOOP, "");

    /** The types, each named on the wire by its place here, a digit from 0. */
    enum Type {
        /** The server's first word: the session's id and timings. */
        OPEN,
        /** The session ends. */
        CLOSE,
        /** From the server: are you there? From a client only on a WebSocket that is tried: does this work? */
        PING,
        PONG,
        /** What the session is for. */
        MESSAGE,
        /** From the client: from here on the WebSocket carries the session. */
        UPGRADE,
        /** Nothing, so that a held poll can be answered. */
        NOOP;

        private static final Type[] BY_DIGIT = values();
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
        int type = first - '0';
        if (type < 0 || type >= Type.BY_DIGIT.length) {
            throw new EngineIoException("packet type is not 0 to 6");
        }
        return new Text(Type.BY_DIGIT[type], encoded.substring(1));
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

    /** @param data what follows the type, often nothing */
    record Text(Type type, String data) implements EngineIoPacket {
        @Override
        public String encode() {
            return type.ordinal() + data;
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
