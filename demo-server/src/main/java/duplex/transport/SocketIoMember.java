package duplex.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import duplex.chat.ChatMessage;
import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.Reading;
import duplex.chat.RefusedException;
import duplex.chat.Registration;
import duplex.transport.engineio.Visitor;
import duplex.transport.socketio.Namespace;
import duplex.transport.socketio.SocketIoPacket;
import duplex.transport.socketio.SocketIoSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One Socket.IO client in the room: what it sends as event {@code message}, {@link #event} posts; what the room has,
 * {@link #writable} sends it as events {@code message}.
 *
 * <p>The log is the queue: the next page is read when the last has left, with the poll that took it or in the WebSocket's
 * frames. So a client that does not fetch costs a cursor.
 */
final class SocketIoMember implements Namespace.Member {

    private static final int PAGE = 100;

    /** Chat text that leaves at once, so that a page of long texts is not all in memory for everybody. */
    private static final int PAGE_BYTES = 65_536;

    private final ChatRoom room;
    private final Limits limits;
    private final SocketIoSocket socket;
    private final Texts texts;
    private final Rate rate;
    private final Pace pace;

    private Cursor cursor;
    private boolean registered;
    private Registration registration = () -> {};

    private SocketIoMember(
            ChatRoom room, Limits limits, Timer timer, Rate rate, SocketIoSocket socket, Cursor start, Texts texts) {
        this.room = room;
        this.limits = limits;
        this.socket = socket;
        this.texts = texts;
        this.rate = rate;
        this.cursor = start;
        this.pace = new Pace(room, limits, timer);
    }

    /**
     * @param rate the client's, which it does not shed by leaving
     * @param auth {@code {"after":"CURSOR"}}, or without it for a newcomer
     */
    static SocketIoMember join(
            ChatRoom room, Limits limits, Timer timer, Rate rate, SocketIoSocket socket, JsonNode auth, Visitor visitor)
            throws Namespace.JoinRefusedException {
        try {
            JsonNode after = auth.path("after");
            Cursor start = after.isMissingNode() ? room.newcomer() : Cursor.parse(after.asText());
            return new SocketIoMember(room, limits, timer, rate, socket, start, visitor.texts());
        } catch (RefusedException e) {
            throw new Namespace.JoinRefusedException(Refusals.line(visitor.texts(), e));
        }
    }

    @Override
    public void entered() {
        socket.emit("welcome", json(ChatJson.welcome(texts.get("welcome"))));
    }

    // ---- From the client ----

    /** {@code "message",{"author","text","id"}} is acknowledged with {@code {"cursor":"…"}} or {@code {"error":"…"}}. */
    @Override
    public void event(SocketIoPacket event) {
        if (!event.name().equals("message") || event.arguments().size() != 1) {
            answer(event, ChatJson.error(texts.get("refused.event", ChatJson.EXAMPLE)));
        } else if (!rate.take()) {
            socket.session().tooFast(Refusals.line(texts, PostRates.tooFast(limits)));
        } else {
            post(event);
        }
    }

    private void post(SocketIoPacket event) {
        try {
            room.post(ChatJson.draft(event.arguments().get(0), limits.rules()))
                    .whenComplete((posted, failure) -> socket.session().happen(() -> {
                        if (failure == null) {
                            acknowledge(event, ChatJson.posted(posted.cursor()));
                        } else {
                            socket.session().fail();
                        }
                    }));
        } catch (RefusedException e) {
            answer(event, ChatJson.error(Refusals.line(texts, e)));
        }
    }

    private void acknowledge(SocketIoPacket event, byte[] json) {
        socket.acknowledge(event, List.of(json(json)), List.of());
    }

    /** Who has asked for no acknowledgement is told all the same that it was refused. */
    private void answer(SocketIoPacket event, byte[] error) {
        if (event.id().isPresent()) {
            acknowledge(event, error);
        } else {
            socket.emit("refused", json(error));
        }
    }

    // ---- To the client ----

    @Override
    public void writable() {
        if (registered) {
            return;
        }
        Reading reading = room.after(cursor, PAGE);
        if (reading instanceof Reading.Resync resync) {
            socket.emit("resync", json(ChatJson.resync(resync, texts)));
            cursor = resync.cursor();
        } else if (!send(((Reading.Page) reading).messages())) {
            registered = true;
            registration = room.whenAfter(cursor, () -> socket.session().happen(() -> registered = false));
        }
    }

    /** Whether there was something to send. */
    private boolean send(List<ChatMessage> messages) {
        int bytes = 0;
        for (ChatMessage message : messages) {
            byte[] json = ChatJson.message(message);
            bytes += json.length;
            if (bytes > PAGE_BYTES && bytes > json.length) {
                return true; // the rest next time
            }
            socket.emit("message", json(json));
            cursor = message.cursor();
        }
        return !messages.isEmpty();
    }

    /** The representation as it is, byte for byte that of every other transport. */
    private static JsonNode json(byte[] json) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(new String(json, StandardCharsets.UTF_8)));
    }

    @Override
    public void sending() {
        pace.sending();
    }

    @Override
    public void sent() {
        pace.sent();
    }

    @Override
    public void round() {
        if (pace.isTooSlow()) {
            socket.session().tooSlow();
        }
    }

    @Override
    public void left() {
        registered = true; // there is nobody to read on for
        registration.close();
    }
}
