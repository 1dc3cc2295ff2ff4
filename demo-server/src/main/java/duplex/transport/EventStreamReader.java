package duplex.transport;

import duplex.chat.ChatMessage;
import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.Reading;
import duplex.chat.Registration;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextResponse;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * One event stream's way through the log: read what came, write it as events, wait to be woken, read on.
 *
 * <ol>
 *   <li>One write is in flight at most; each is a chunk of its own and leaves at once. While it is, what comes waits in
 *       the log, and then goes out together.
 *   <li>No thread waits. {@link IteratingCallback} sees to it that {@link #process} runs on one thread at a time and that
 *       a write that completes at once costs no stack.
 *   <li>A quiet stream gets a comment, so that proxies keep it open and a client that has gone is noticed: nothing but a
 *       failing write tells (RFC 6202, section 5.2).
 *   <li>A client that is too slow for its limits is cut off. HTTP has no code to say so with; it resumes from the last
 *       id that it has.
 * </ol>
 */
final class EventStreamReader extends IteratingCallback {

    /** How many bytes of events go out at once, give or take the last chat message. */
    private static final int CHUNK_BYTES = 65_536;

    private final ChatRoom room;
    private final Limits limits;
    private final Timer timer;
    private final Pace pace;
    private final Texts texts;
    private final HttpChannel channel;
    private final ServletContextResponse response;
    private final long startedAt;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    // Only process touches these.
    private final Queue<ChatMessage> page = new ArrayDeque<>();
    private Cursor cursor;
    private EventStream events = new EventStream();
    private Registration registration = () -> {};
    private boolean lastWritten;

    private volatile boolean commentDue;
    private volatile boolean ending;

    EventStreamReader(ChatRoom room, Limits limits, Timer timer, Context ctx, Cursor start) {
        this.room = room;
        this.limits = limits;
        this.timer = timer;
        this.pace = new Pace(room, limits, timer);
        this.texts = Pages.texts(ctx);
        this.channel = HttpChannel.from(ServletContextRequest.getServletContextRequest(ctx.req()));
        this.response = ServletContextResponse.getServletContextResponse(ctx.res());
        this.startedAt = timer.nanoTime();
        this.cursor = start;
        events.start(start);
    }

    /** Completed when the stream has ended, for whatever reason. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    protected Action process() {
        if (ending) {
            return endOrDone();
        }
        readOn();
        if (events.size() == 0 && commentDue) {
            events.comment();
        }
        commentDue = false;
        if (events.size() > 0) {
            byte[] chunk = events.toByteArray();
            events = new EventStream();
            return write(chunk, false);
        }
        // If something comes between reading and this line, iterate is called right here, and process runs again.
        registration.close(); // who was woken for a comment is still registered
        registration = room.whenAfter(cursor, this::iterate);
        return Action.IDLE;
    }

    /** Moves what came after the cursor into events, as many as one chunk takes. */
    private void readOn() {
        if (page.isEmpty()) {
            Reading reading = room.after(cursor, JsonMessages.PAGE);
            cursor = reading.cursor();
            if (reading instanceof Reading.Resync resync) {
                events.resync(resync, texts);
            } else {
                page.addAll(((Reading.Page) reading).messages());
            }
        }
        while (!page.isEmpty() && events.size() < CHUNK_BYTES) {
            events.message(page.remove());
        }
    }

    private Action endOrDone() {
        if (lastWritten) {
            return Action.SUCCEEDED;
        }
        lastWritten = true;
        return write(new byte[0], true);
    }

    private Action write(byte[] chunk, boolean last) {
        pace.sending();
        response.write(last, ByteBuffer.wrap(chunk), Callback.from(this::written, this::failed));
        return Action.SCHEDULED;
    }

    private void written() {
        pace.sent();
        succeeded();
    }

    /** Looks whether this client is too slow, whether its stream is old enough, or whether a comment is due. */
    void check() {
        if (pace.isTooSlow()) {
            SlowResponse.cutOff(channel);
        } else if (timer.nanoTime() - startedAt
                >= limits.time(Limit.STREAM_SECONDS).toNanos()) {
            end();
        } else if (pace.isQuietFor(limits.time(Limit.COMMENT_SECONDS))) {
            commentDue = true;
            iterate();
        }
    }

    /** Ends the stream in order, after what is in flight; the browser comes back and resumes. */
    void end() {
        ending = true;
        iterate();
    }

    @Override
    protected void onCompleteSuccess() {
        leave();
    }

    /** The client has gone or was cut off: Jetty knows it too, and nobody is there to answer. */
    @Override
    protected void onCompleteFailure(Throwable cause) {
        leave();
    }

    private void leave() {
        registration.close();
        ended.complete(null);
    }
}
