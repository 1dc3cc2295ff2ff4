package duplex.measure.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import duplex.wire.WireListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * HTTP/2 (RFC 9113): each request is a stream of the one connection, a WebSocket too (RFC 8441). Settings, windows and
 * priorities are Chromium's, so that they cost what they cost there.
 *
 * <p>It sends what the windows of server and stream allow (section 5.2), and the rest when they have opened again.
 */
final class Http2End implements HttpEnd, Connection.Events {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private static final int SETTING_BYTES = 6;
    private static final short HEADER_TABLE_SIZE = 1;
    private static final short ENABLE_PUSH = 2;
    private static final short INITIAL_WINDOW_SIZE = 4;
    private static final short MAX_HEADER_LIST_SIZE = 6;

    /** What Chromium lets a server send: on a stream, and on the whole connection. */
    private static final int STREAM_WINDOW = 6 * 1024 * 1024;

    private static final int CONNECTION_WINDOW = 15 * 1024 * 1024;
    private static final int STANDARD_WINDOW = 65_535;

    private static final int CANCEL = 8;

    /** On the connection itself, exclusively, with the highest weight: as Chromium asks for a page (section 5.3.2). */
    private static final byte[] PRIORITY = {(byte) 0x80, 0, 0, 0, (byte) 0xFF};

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

    private final Connection connection;
    private final Connection.Events events;
    private final FieldEncoder fields = new FieldEncoder();
    private final Http2Reader reader = new Http2Reader(this::heard);

    /** What the frames of one read are answered with. */
    private final Queue<Http2Frame> answers = new ArrayDeque<>();

    /** DATA that the windows do not let through yet. */
    private final Queue<Http2Frame> waiting = new ArrayDeque<>();

    private boolean settled;
    private boolean announced;
    private int stream = -1;
    private int initialWindow = STANDARD_WINDOW;
    private long streamWindow;
    private long connectionWindow = STANDARD_WINDOW;
    private int receivedOnStream;
    private int receivedOnConnection;

    Http2End(ClientSettings settings, WireListener listener, Connection.Events events) throws IOException {
        this.events = events;
        connection = new Connection(settings.loop(), settings.server(), settings.carrier(), listener, this);
    }

    /** A request may be made when the server's settings are here: before, nobody knows whether it has WebSockets. */
    @Override
    public void connected() {
        ByteBuffer settings = ByteBuffer.allocate(4 * SETTING_BYTES)
                .putShort(HEADER_TABLE_SIZE)
                .putInt(65_536)
                .putShort(ENABLE_PUSH)
                .putInt(0)
                .putShort(INITIAL_WINDOW_SIZE)
                .putInt(STREAM_WINDOW)
                .putShort(MAX_HEADER_LIST_SIZE)
                .putInt(262_144)
                .flip();
        ByteBuffer begin = Http2Frame.of(Http2Frame.SETTINGS, 0, 0, settings).bytes();
        ByteBuffer window = windowUpdate(0, CONNECTION_WINDOW - STANDARD_WINDOW).bytes();
        connection.send(ByteBuffer.allocate(PREFACE.length() + begin.remaining() + window.remaining())
                .put(PREFACE.getBytes(US_ASCII))
                .put(begin)
                .put(window)
                .flip());
    }

    @Override
    public void plaintext(ByteBuffer bytes) {
        reader.read(bytes);
    }

    private void heard(Http2Frame frame) {
        switch (frame.type()) {
            case Http2Frame.SETTINGS -> {
                if (!frame.has(Http2Frame.FLAG_ACK)) {
                    settle(frame.payload());
                    answers.add(Http2Frame.of(Http2Frame.SETTINGS, Http2Frame.FLAG_ACK, 0, NOTHING));
                }
            }
            case Http2Frame.PING -> {
                if (!frame.has(Http2Frame.FLAG_ACK)) {
                    answers.add(Http2Frame.of(Http2Frame.PING, Http2Frame.FLAG_ACK, 0, frame.payload()));
                }
            }
            case Http2Frame.WINDOW_UPDATE ->
                open(frame.stream(), frame.payload().getInt(0));
            case Http2Frame.DATA -> take(frame);
            default -> {} // the parser's affair
        }
    }

    private void settle(ByteBuffer settings) {
        settled = true;
        while (settings.remaining() >= SETTING_BYTES) {
            short setting = settings.getShort();
            int value = settings.getInt();
            if (setting == HEADER_TABLE_SIZE) {
                fields.tableSize(value);
            } else if (setting == INITIAL_WINDOW_SIZE) {
                streamWindow += value - initialWindow;
                initialWindow = value;
            }
        }
    }

    private void open(int ofStream, int bytes) {
        if (ofStream == 0) {
            connectionWindow += bytes;
        } else if (ofStream == stream) {
            streamWindow += bytes;
        }
    }

    /** Gives back what was used of a window when half of it is gone. */
    private void take(Http2Frame data) {
        receivedOnConnection += data.length();
        if (receivedOnConnection >= CONNECTION_WINDOW / 2) {
            answers.add(windowUpdate(0, receivedOnConnection));
            receivedOnConnection = 0;
        }
        if (data.stream() == stream) {
            receivedOnStream += data.length();
            if (receivedOnStream >= STREAM_WINDOW / 2 && !data.has(Http2Frame.FLAG_END_STREAM)) {
                answers.add(windowUpdate(stream, receivedOnStream));
                receivedOnStream = 0;
            }
        }
    }

    private static Http2Frame windowUpdate(int stream, int bytes) {
        ByteBuffer increment = ByteBuffer.allocate(Integer.BYTES).putInt(bytes).flip();
        return Http2Frame.of(Http2Frame.WINDOW_UPDATE, 0, stream, increment);
    }

    @Override
    public void received(long nanos) {
        for (Http2Frame answer = answers.poll(); answer != null; answer = answers.poll()) {
            connection.send(answer.bytes());
        }
        sendWaiting();
        if (settled && !announced) {
            announced = true;
            events.connected();
        }
        events.received(nanos);
    }

    @Override
    public void lost(String reason) {
        events.lost(reason);
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public void request(Request request) {
        stream += 2;
        streamWindow = initialWindow;
        receivedOnStream = 0;
        ByteBuffer block = fields.encode(request);
        boolean ends = request.content().isEmpty() && !request.method().equals("CONNECT");
        int flags = Http2Frame.FLAG_END_HEADERS | Http2Frame.FLAG_PRIORITY | (ends ? Http2Frame.FLAG_END_STREAM : 0);
        ByteBuffer payload = ByteBuffer.allocate(PRIORITY.length + block.remaining())
                .put(PRIORITY)
                .put(block)
                .flip();
        connection.send(
                Http2Frame.of(Http2Frame.HEADERS, flags, stream, payload).bytes());
        if (!request.content().isEmpty()) {
            data(UTF_8.encode(request.content()), true);
        }
    }

    @Override
    public void send(ByteBuffer frame) {
        data(frame, false);
    }

    private void data(ByteBuffer bytes, boolean last) {
        while (bytes.hasRemaining()) {
            int taken = Math.min(bytes.remaining(), Http2Frame.LONGEST_PAYLOAD);
            ByteBuffer piece = bytes.slice(bytes.position(), taken);
            bytes.position(bytes.position() + taken);
            int flags = last && !bytes.hasRemaining() ? Http2Frame.FLAG_END_STREAM : 0;
            waiting.add(Http2Frame.of(Http2Frame.DATA, flags, stream, piece));
        }
        sendWaiting();
    }

    /** Only whole frames: a window of half a frame waits for the other half. */
    private void sendWaiting() {
        for (Http2Frame next = waiting.peek(); next != null && fits(next); next = waiting.peek()) {
            waiting.remove();
            streamWindow -= next.length();
            connectionWindow -= next.length();
            connection.send(next.bytes());
        }
    }

    private boolean fits(Http2Frame data) {
        return data.length() <= Math.min(streamWindow, connectionWindow);
    }

    @Override
    public void cut() {
        if (connection.isOpen()) {
            ByteBuffer code = ByteBuffer.allocate(Integer.BYTES).putInt(CANCEL).flip();
            connection.send(
                    Http2Frame.of(Http2Frame.RST_STREAM, 0, stream, code).bytes());
            connection.close();
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
