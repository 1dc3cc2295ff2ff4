package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import duplex.measure.ChatLine;
import duplex.wire.Direction;
import duplex.wire.Part;
import duplex.wire.WireListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One opening handshake, then frames both ways; its own chat message coming back is the acknowledgement. */
public final class WebSocketChatClient implements ChatClient, WireListener, Connection.Events {

    private static final String PATH = "/websocket/messages";

    private static final short NORMAL = 1000;

    /** Stands for "no code" (RFC 6455, section 7.4.1) and never travels. */
    private static final int NO_CODE = 1005;

    private record Frame(int opcode, ByteBuffer payload) {}

    private final ClientSettings settings;
    private final Observer observer;
    private final Account account = new Account();
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private final List<Frame> arrived = new ArrayList<>();
    private final Set<Integer> unacknowledged = new HashSet<>();
    private final String key;
    private Optional<HttpEnd> connection = Optional.empty();
    private Runnable opened = () -> {};
    private boolean closing;
    private int status;
    private boolean accepted;

    /** Present when the server agreed to permessage-deflate, which every browser offers. */
    private Optional<Deflation> deflation = Optional.empty();

    private boolean compressed;

    public WebSocketChatClient(ClientSettings settings, Observer observer) {
        this.settings = settings;
        this.observer = observer;
        this.key = Handshake.key(settings.random());
    }

    @Override
    public void open(Runnable whenOpened) {
        opened = whenOpened;
        try {
            connection = Optional.of(settings.connect(this, this));
        } catch (IOException e) {
            observer.trouble("cannot connect: " + e);
        }
    }

    @Override
    public void connected() {
        connection().request(settings.requests().upgrade(PATH, key));
    }

    private HttpEnd connection() {
        return connection.orElseThrow(() -> new IllegalStateException("open comes first"));
    }

    private void send(ByteBuffer frame) {
        connection().send(frame);
    }

    @Override
    public void post(ChatLine line) {
        ByteBuffer json = UTF_8.encode(Json.of(line));
        ByteBuffer frame = deflation.isPresent()
                ? Frames.compressed(deflation.get().compress(json), settings.random())
                : Frames.masked(Frames.OPCODE_TEXT, json, settings.random());
        unacknowledged.add(line.number());
        observer.sent(line.number(), System.nanoTime());
        send(frame);
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
            case Frames.OPCODE_TEXT -> hear(frame.payload().array(), nanos);
            case Frames.OPCODE_PING -> send(Frames.masked(Frames.OPCODE_PONG, frame.payload(), settings.random()));
            case Frames.OPCODE_PONG -> {}
            case Frames.OPCODE_CLOSE -> hearClose(frame.payload());
            default -> observer.trouble("a frame with opcode " + frame.opcode());
        }
    }

    private void hear(byte[] json, long nanos) {
        try {
            JsonMessages.Item item = JsonMessages.item(json);
            switch (item.kind()) {
                case "chat" -> hear(item, nanos);
                case "welcome" -> opened.run();
                default -> observer.trouble("a frame of kind " + item.kind());
            }
        } catch (IOException e) {
            observer.trouble("a frame is malformed: " + e.getMessage());
        }
    }

    private void hear(JsonMessages.Item item, long nanos) {
        OptionalInt number = item.id().map(settings.conversation()::byId).orElse(OptionalInt.empty());
        number.ifPresent(message -> {
            if (unacknowledged.remove(message)) {
                observer.acknowledged(message, nanos);
            }
            observer.heard(message, nanos, item.bytes());
        });
    }

    private void hearClose(ByteBuffer reason) {
        if (!closing) {
            int code = reason.remaining() >= 2 ? reason.getShort() & 0xFFFF : NO_CODE;
            observer.trouble("the server closed with " + code + " " + UTF_8.decode(reason));
        }
        connection.ifPresent(HttpEnd::close);
        closing = false;
    }

    /** Nothing to do: whatever comes, comes by itself. */
    @Override
    public void listen(long firstAt) {}

    @Override
    public void pause() {}

    /** The closing handshake; it is at rest when the server's close frame is here. */
    @Override
    public void leave() {
        closing = true;
        send(Frames.masked(
                Frames.OPCODE_CLOSE, ByteBuffer.allocate(2).putShort(NORMAL).flip(), settings.random()));
    }

    @Override
    public boolean isAtRest() {
        return unacknowledged.isEmpty() && !closing;
    }

    @Override
    public void lost(String reason) {
        closing = false;
        observer.trouble("a WebSocket was cut off: " + reason);
    }

    @Override
    public Totals totals() {
        return account.totals();
    }

    @Override
    public void close() {
        connection.ifPresent(HttpEnd::close);
    }
}
