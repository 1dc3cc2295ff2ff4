package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import duplex.wire.Direction;
import duplex.wire.Part;
import duplex.wire.WireListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The response to one GET, read as an event stream while it comes (WHATWG HTML, section 9.2.6).
 *
 * <p>Reads what this server writes, not every event stream: lines end with LF, and an event has one {@code data} line.
 * For the loop's thread.
 */
final class EventStream implements WireListener, Connection.Events {

    private static final String DATA = "data: ";

    private final String path;
    private final ClientSettings settings;
    private final Observer observer;
    private final Account account = new Account();

    /** What has come and is not yet read; a line may come in two reads. */
    private final ByteArrayOutputStream unread = new ByteArrayOutputStream();

    private Optional<HttpEnd> connection = Optional.empty();
    private Optional<Runnable> whenOpened = Optional.empty();

    EventStream(String path, ClientSettings settings, Observer observer) {
        this.path = path;
        this.settings = settings;
        this.observer = observer;
    }

    /** @param opened runs when the first event or field has come, which the server sends at once */
    void open(Runnable opened) {
        whenOpened = Optional.of(opened);
        try {
            connection = Optional.of(settings.connect(this, this));
        } catch (IOException e) {
            observer.trouble("cannot connect: " + e);
        }
    }

    @Override
    public void connected() {
        connection
                .orElseThrow(() -> new IllegalStateException("open comes first"))
                .request(settings.requests().get(RequestKind.EVENT_STREAM, path, Optional.empty()));
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
    public void responseStarted(int status) {
        if (status != 200) {
            observer.trouble("an event stream was answered " + status);
        }
    }

    @Override
    public void content(Direction direction, ByteBuffer bytes) {
        if (direction == Direction.DOWN) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            unread.writeBytes(copy);
        }
    }

    /** A response that ends is the server's doing: it stops, or the stream is old. */
    @Override
    public void httpMessageEnded(Direction direction) {
        account.unit(direction);
        if (direction == Direction.DOWN) {
            observer.trouble("the server ended an event stream");
        }
    }

    @Override
    public void received(long nanos) {
        byte[] bytes = unread.toByteArray();
        unread.reset();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line(new String(bytes, start, i - start, UTF_8), nanos);
                start = i + 1;
            }
        }
        unread.write(bytes, start, bytes.length - start);
        if (start > 0) {
            whenOpened.ifPresent(Runnable::run);
            whenOpened = Optional.empty();
        }
    }

    private void line(String line, long nanos) {
        if (line.startsWith(DATA)) {
            account.unit(Direction.DOWN);
            hear(line.substring(DATA.length()), nanos);
        } else if (line.startsWith("event: ")) {
            observer.trouble("an event of another name: " + line);
        }
    }

    private void hear(String json, long nanos) {
        try {
            JsonMessages.Item item = JsonMessages.item(json.getBytes(UTF_8));
            OptionalInt number = item.id().map(settings.conversation()::byId).orElse(OptionalInt.empty());
            number.ifPresent(message -> observer.heard(message, nanos, item.bytes()));
        } catch (IOException e) {
            observer.trouble("an event is malformed: " + e.getMessage());
        }
    }

    @Override
    public void lost(String reason) {
        observer.trouble("an event stream was cut off: " + reason);
    }

    Totals totals() {
        return account.totals();
    }

    /**
     * Resets the connection, so that the server's next write finds out. An orderly end would let it send one more event,
     * to nobody, and count its bytes in another run.
     */
    void cut() {
        connection.ifPresent(HttpEnd::cut);
    }
}
