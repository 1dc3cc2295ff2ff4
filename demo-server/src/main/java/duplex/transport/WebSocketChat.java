package duplex.transport;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.RefusedException;
import duplex.chat.RefusedException.Reason;
import io.javalin.config.RoutesConfig;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * WebSocket (RFC 6455): one connection, on which either side speaks when it has something to say.
 *
 * <p>What a client sends, {@link Client#text} posts; what the room has, a {@link WebSocketReader} a client sends.
 */
public final class WebSocketChat implements Transport {

    private static final String PATH = "/websocket/messages";

    private final ChatRoom room;
    private final Limits limits;
    private final Timer timer;
    private final Tuning tuning;

    public WebSocketChat(ChatRoom room, Limits limits, Timer timer, Tuning tuning) {
        this.room = room;
        this.limits = limits;
        this.timer = timer;
        this.tuning = tuning;
    }

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public void addTo(RoutesConfig routes, WebSocketRoutes webSockets) {
        webSockets.add(PATH, Client::new);
        routes.get(PATH, ctx -> {
            ctx.status(426).header("Upgrade", "websocket").header("Connection", "Upgrade");
            ctx.contentType(Reply.JSON).result(ChatJson.error("this is a WebSocket; send an opening handshake"));
        });
    }

    /** One person with the page open. */
    private final class Client implements WebSocketEndpoint {

        private final WebSocketPeer peer;
        private final WebSocketReader reader;
        private final Rate rate = new Rate(limits.count(Limit.MESSAGES_PER_SECOND), timer);

        /** {@code ?after=CURSOR}, or where a newcomer starts; {@code ?lang=} for what is said to people. */
        Client(Opening opening, WebSocketPeer peer) throws RefusedException {
            Optional<String> after = opening.parameter("after");
            Cursor start = after.isPresent() ? Cursor.parse(after.get()) : room.newcomer();
            this.peer = peer;
            Batch batch = new Batch(tuning.batch(), limits.count(Limit.FRAME_BYTES), timer);
            this.reader = new WebSocketReader(room, new Pace(room, limits, timer), batch, peer, start, opening.texts());
        }

        @Override
        public void opened() {
            reader.iterate();
        }

        /**
         * One chat message, or a heartbeat, which is sent back: a script can neither send nor see a ping frame. What the
         * room refuses closes the connection with the code that says why.
         */
        @Override
        public CompletionStage<?> text(String json) {
            if (!rate.take()) {
                peer.refuse(PostRates.tooFast(limits));
                return DONE;
            }
            try {
                JsonNode sent = ChatJson.read(json);
                if (ChatJson.isHeartbeat(sent)) {
                    reader.heartbeat();
                    return DONE;
                }
                return room.post(ChatJson.draft(sent, limits.rules()));
            } catch (RefusedException e) {
                peer.refuse(e);
                return DONE;
            }
        }

        /** A binary frame is taken as text when it is text: the study note's client sends and expects it so. */
        @Override
        public CompletionStage<?> binary(ByteBuffer data) {
            try {
                return text(StandardCharsets.UTF_8.newDecoder().decode(data).toString());
            } catch (CharacterCodingException e) {
                peer.refuse(new RefusedException(Reason.MALFORMED, "refused.binary-not-utf-8"));
                return DONE;
            }
        }

        @Override
        public void round() {
            reader.check();
        }

        @Override
        public void closed() {
            reader.leave();
        }
    }
}
