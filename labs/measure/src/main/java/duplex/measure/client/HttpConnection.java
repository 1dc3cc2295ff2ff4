package duplex.measure.client;

import duplex.wire.Direction;
import duplex.wire.Part;
import duplex.wire.WireListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A persistent connection: one exchange after the other, as browsers do (no pipelining). If the server closed it between
 * two exchanges, the next one opens another; a GET that met the server's hanging up, unanswered, is asked again there
 * (RFC 9112, section 9.3.1).
 *
 * <p>For the loop's thread.
 */
final class HttpConnection implements WireListener, Connection.Events {

    private record Exchange(Request request, Consumer<Response> answered) {}

    private final ClientSettings settings;
    private final Account account;
    private final Observer observer;
    private final Queue<Exchange> exchanges = new ArrayDeque<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private Optional<HttpEnd> connection = Optional.empty();
    private Optional<Runnable> whenConnected = Optional.empty();
    private Optional<String> cookie = Optional.empty();
    private boolean connected;

    /** Whether this connection has carried an exchange before. */
    private boolean used;

    /** Whether something of the answer has come. */
    private boolean answering;

    private boolean closed;
    private int status;
    private boolean answered;
    private long bytesBefore;

    HttpConnection(ClientSettings settings, Account account, Observer observer) {
        this.settings = settings;
        this.account = account;
        this.observer = observer;
    }

    void connect(Runnable then) {
        whenConnected = Optional.of(then);
        open();
    }

    private void open() {
        connected = false;
        used = false;
        try {
            connection = Optional.of(settings.connect(this, this));
        } catch (IOException e) {
            observer.trouble("cannot connect: " + e);
        }
    }

    /**
     * Makes a request, or none when this was closed.
     *
     * @param answered called when the final response is there; may make the next request
     */
    void request(Request request, Consumer<Response> answered) {
        if (closed) {
            return;
        }
        exchanges.add(new Exchange(request, answered));
        if (exchanges.size() == 1) {
            begin();
        }
    }

    boolean isBusy() {
        return !exchanges.isEmpty();
    }

    private void begin() {
        if (connection.isEmpty() || !connection.get().isOpen()) {
            open();
        } else if (connected) {
            bytesBefore = account.bytes();
            answering = false;
            connection.get().request(exchanges.element().request());
        }
    }

    @Override
    public void connected() {
        connected = true;
        if (isBusy()) {
            begin(); // what was asked for while there was no connection
        }
        whenConnected.ifPresent(Runnable::run);
        whenConnected = Optional.empty();
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
        answering = true;
        cookie = Optional.empty();
        content.reset();
    }

    @Override
    public void field(Direction direction, String name, String value) {
        if (direction == Direction.DOWN && name.equalsIgnoreCase("set-cookie")) {
            cookie = Optional.of(value.split(";", 2)[0]);
        }
    }

    @Override
    public void content(Direction direction, ByteBuffer bytes) {
        if (direction == Direction.DOWN) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            content.writeBytes(copy);
        }
    }

    @Override
    public void httpMessageEnded(Direction direction) {
        account.unit(direction);
        answered |= direction == Direction.DOWN && status >= 200;
    }

    @Override
    public void received(long nanos) {
        if (!answered) {
            return;
        }
        answered = false;
        used = true;
        Response response = new Response(
                status, cookie, ByteBuffer.wrap(content.toByteArray()), nanos, account.bytes() - bytesBefore);
        // The exchange stays in the queue while its answer is heard, so that a request made there waits for its turn.
        exchanges.element().answered().accept(response);
        exchanges.remove();
        if (isBusy() && !closed) {
            begin();
        }
    }

    @Override
    public void lost(String reason) {
        if (!connected) {
            observer.trouble("cannot connect: " + reason);
        } else if (isBusy()
                && used
                && !answering
                && exchanges.element().request().isSafe()) {
            open(); // the server hung up on an idle connection just when it was used again
        } else if (isBusy()) {
            observer.trouble("an exchange was cut off: " + reason);
        }
    }

    /** Hangs up, for good. */
    void close() {
        closed = true;
        connection.ifPresent(HttpEnd::close);
    }
}
