package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import duplex.wire.Direction;
import duplex.wire.Part;
import duplex.wire.WireListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A client's WebSocket: the opening handshake, frames both ways, the closing handshake. What is said on it is its owner's
 * affair. For the loop's thread.
 */
final class ClientWebSocket implements WireListener, Connection.Events {

    /** Whoever reads what comes. */
    interface Reader {
        /**
         * A WebSocket message of text.
         *
         * @param nanos when it was read, on {@link System#nanoTime}
         */
        void text(byte[] text, long nanos);
    }

    private static final short NORMAL = 1000;

    /** Stands for "no code" (RFC 6455, section 7.4.1) and never travels. */
    private static final int NO_CODE = 1005;

    private record Frame(int opcode, ByteBuffer payload) {}

    private final String path;
    private final ClientSettings settings;
    private final Observer observer;
    private final Reader reader;
    private final Account account = new Account();
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private final List<Frame> arrived = new ArrayList<>();
    private final String key;
    private Optional<HttpEnd> connection = Optional.empty();

    /** Whether the opening handshake is over and no close frame has come or gone. */
    private boolean open;

    private boolean closing;

    /** Whether the server's close frame has come, after ours. */
    private boolean answered;

    private int status;
    private boolean accepted;

    /** Present when the server agreed to permessage-deflate, which every browser offers. */
    private Optional<Deflation> deflation = Optional.empty();

    private boolean compressed;

    ClientWebSocket(String path, ClientSettings settings, Observer observer, Reader reader) {
        this.path = path;
        this.settings = settings;
        this.observer = observer;
        this.reader = reader;
        this.key = Handshake.key(settings.random());
    }

    void open() {
        try {
            connection = Optional.of(settings.connect(this, this));
        } catch (IOException e) {
            observer.trouble("cannot connect: " + e);
        }
    }

    @Override
    public void connected() {
        connection().request(settings.requests().upgrade(path, key));
    }

    /** Sends a WebSocket message of text, in one frame. */
    void text(String text) {
        ByteBuffer payload = UTF_8.encode(text);
        send(
                deflation.isPresent()
                        ? Frames.compressed(deflation.get().compress(payload), settings.random())
                        : Frames.masked(Frames.OPCODE_TEXT, payload, settings.random()));
    }

    private HttpEnd connection() {
        return connection.orElseThrow(() -> new IllegalStateException("open comes first"));
    }

    private void send(ByteBuffer frame) {
        connection().send(frame);
    }

    @Override
    public void counted(Direction direction, Part part, int bytes) {
        account.count(direction, part, bytes);
    }

    @Override
    public void fieldsDecoded(Direction direction, int bytes) {
        account.fieldsDecoded(direction, bytes);
    }

    @Override
    public void responseStarted(int newStatus) {
        status = newStatus;
    }

    @Override
    public void field(Direction direction, String name, String value) {
        if (direction == Direction.DOWN) {
            accepted |= name.equalsIgnoreCase("sec-websocket-accept") && value.equals(Handshake.accept(key));
            if (name.equalsIgnoreCase("sec-websocket-extensions")) {
                agree(value);
            }
        }
    }

    private void agree(String extensions) {
        try {
            deflation = Optional.of(Deflation.agreed(extensions));
        } catch (IllegalArgumentException e) {
            observer.trouble("the server agreed to what this client cannot: " + extensions);
        }
    }

    @Override
    public void httpMessageEnded(Direction direction) {
        account.unit(direction);
        if (direction == Direction.DOWN && status != granted()) {
            observer.trouble("the opening handshake was answered " + status);
        }
    }

    /** Over HTTP/2 nothing is switched: the stream becomes the WebSocket (RFC 8441, section 5). */
    private int granted() {
        return isOnAStream() ? 200 : 101;
    }

    private boolean isOnAStream() {
        return settings.carrier() == Carrier.HTTP_2_TLS;
    }

    /** A stream is nobody else's: there is no key to accept. */
    @Override
    public void upgraded() {
        if (!accepted && !isOnAStream()) {
            observer.trouble("the server did not accept the handshake's key");
        }
        open = true;
    }

    @Override
    public void payload(Direction direction, int opcode, ByteBuffer bytes) {
        if (direction == Direction.DOWN && !compressed) {
            keep(bytes);
        }
    }

    @Override
    public void compressed(Direction direction) {
        compressed |= direction == Direction.DOWN;
    }

    @Override
    public void inflated(Direction direction, ByteBuffer bytes) {
        account.payloadInflated(direction, bytes.remaining());
        if (direction == Direction.DOWN) {
            keep(bytes);
        }
    }

    private void keep(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        payload.writeBytes(copy);
    }

    @Override
    public void frameEnded(Direction direction, int opcode, boolean fin) {
        if (opcode < Frames.OPCODE_CLOSE) {
            account.unit(direction);
        }
        if (direction == Direction.DOWN) {
            if (fin) {
                arrived.add(new Frame(opcode, ByteBuffer.wrap(payload.toByteArray())));
                payload.reset();
                compressed = false;
            } else {
                observer.trouble("the server fragmented a message, which this client does not expect");
            }
        }
    }

    @Override
    public void received(long nanos) {
        // A copy: what is done about one frame may bring the next read.
        List<Frame> frames = List.copyOf(arrived);
        arrived.clear();
        frames.forEach(frame -> handle(frame, nanos));
    }

    private void handle(Frame frame, long nanos) {
        switch (frame.opcode()) {
            case Frames.OPCODE_TEXT -> reader.text(frame.payload().array(), nanos);
            case Frames.OPCODE_PING -> send(Frames.masked(Frames.OPCODE_PONG, frame.payload(), settings.random()));
            case Frames.OPCODE_PONG -> {}
            case Frames.OPCODE_CLOSE -> hearClose(frame.payload());
            default -> observer.trouble("a frame with opcode " + frame.opcode());
        }
    }

    private void hearClose(ByteBuffer reason) {
        if (!closing) {
            int code = reason.remaining() >= 2 ? reason.getShort() & 0xFFFF : NO_CODE;
            observer.trouble("the server closed with " + code + " " + UTF_8.decode(reason));
        }
        answered = closing;
        open = false;
        if (!answered || isOnAStream()) {
            connection.ifPresent(HttpEnd::close);
            closing = false;
        }
    }

    /**
     * Begins the closing handshake; it is over when the server's close frame is here and, where the connection was the
     * WebSocket's own, the server has hung up, which it is to do first (RFC 6455, section 7.1.1). One that never
     * opened has nothing to say goodbye to.
     */
    void leave() {
        if (!open) {
            close();
            return;
        }
        open = false;
        closing = true;
        send(Frames.masked(
                Frames.OPCODE_CLOSE, ByteBuffer.allocate(2).putShort(NORMAL).flip(), settings.random()));
    }

    /** Whether the closing handshake has begun and is not over. */
    boolean isClosing() {
        return closing;
    }

    @Override
    public void lost(String reason) {
        open = false;
        closing = false;
        if (!answered) {
            observer.trouble("a WebSocket was cut off: " + reason);
        }
    }

    Totals totals() {
        return account.totals();
    }

    /** Hangs up, with no word. */
    void close() {
        connection.ifPresent(HttpEnd::close);
    }
}
