package duplex.transport;

import duplex.chat.ChatMessage;
import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.Reading;
import duplex.chat.Registration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.util.IteratingCallback;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * One WebSocket client's way through the log: read what came, send it frame by frame, wait to be woken, read on.
 *
 * <ol>
 *   <li>One send is in flight at most. While it is, what comes waits in the log, which everybody shares: there is no
 *       queue of this client's own that could overflow.
 *   <li>No thread waits. {@link IteratingCallback} sees to it that {@link #process} runs on one thread at a time and that
 *       a send that completes at once costs no stack.
 *   <li>A client that is too slow for its limits is disconnected with 1013, and cut off a second later, since its close
 *       frame waits behind what it does not read. It resumes from its cursor.
 * </ol>
 */
final class WebSocketReader extends IteratingCallback {

    private static final int PAGE = 100;

    private final ChatRoom room;
    private final Pace pace;
    private final WebSocketPeer peer;
    private final Texts texts;

    /** Frames to send before reading on; only {@link #process} touches them. */
    private final Queue<byte[]> first = new ArrayDeque<>();

    private final Queue<ChatMessage> page = new ArrayDeque<>();

    private volatile Cursor cursor;
    private volatile Registration registration = () -> {};
    private volatile boolean heartbeatDue;

    WebSocketReader(ChatRoom room, Limits limits, Timer timer, WebSocketPeer peer, Cursor start, Texts texts) {
        this.room = room;
        this.pace = new Pace(room, limits, timer);
        this.peer = peer;
        this.cursor = start;
        this.texts = texts;
        first.add(ChatJson.welcome(texts.get("welcome")));
    }

    @Override
    protected Action process() {
        if (first.isEmpty() && page.isEmpty()) {
            readOn();
        }
        if (!first.isEmpty()) {
            return send(first.remove());
        }
        if (heartbeatDue) {
            heartbeatDue = false;
            return send(ChatJson.heartbeat());
        }
        if (!page.isEmpty()) {
            return send(ChatJson.message(page.remove()));
        }
        // If something comes between reading and this line, iterate is called right here, and process runs again.
        registration.close(); // who was woken for a heartbeat is still registered
        registration = room.whenAfter(cursor, this::iterate);
        return Action.IDLE;
    }

    private void readOn() {
        Reading reading = room.after(cursor, PAGE);
        cursor = reading.cursor();
        if (reading instanceof Reading.Resync resync) {
            first.add(ChatJson.resync(resync, texts));
        } else {
            page.addAll(((Reading.Page) reading).messages());
        }
    }

    private Action send(byte[] json) {
        pace.sending();
        peer.sendText(new String(json, StandardCharsets.UTF_8), Callback.from(this::sent, this::failed));
        return Action.SCHEDULED;
    }

    private void sent() {
        pace.sent();
        succeeded();
    }

    /** Sends a heartbeat back when what is in flight has left; those that come until then are one. */
    void heartbeat() {
        heartbeatDue = true;
        iterate();
    }

    /** Looks whether this client is too slow. */
    void check() {
        if (pace.isTooSlow()) {
            leave();
            peer.close(1013, texts.get("refused.come-back.too-slow"));
        }
    }

    /** Reads no more; the client has gone, or is about to. */
    void leave() {
        registration.close();
        close();
    }
}
