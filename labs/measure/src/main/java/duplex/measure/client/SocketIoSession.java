package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.measure.ChatLine;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session of Socket.IO as its client sees it: what each packet means, and which packet answers it. How packets travel
 * is the client's affair. For the loop's thread.
 *
 * <p>A packet is a digit of Engine.IO's and, in a message, a digit of Socket.IO's behind it: {@code 2} is a ping,
 * {@code 42["message",{…}]} an event, {@code 437[…]} the acknowledgement of the client's event 7. Pings and pongs are no
 * control frames of the WebSocket's: they are text like any other, and counted as content or payload.
 */
final class SocketIoSession {

    private static final String ENTER = "40{}";
    private static final String PONG = "3";

    private static final Pattern MESSAGE = Pattern.compile("4(.)([0-9]*+)(.*)", Pattern.DOTALL);
    private static final Pattern EVENT = Pattern.compile("\\[\"(\\w++)\",(.*)\\]", Pattern.DOTALL);
    private static final String ACCEPTED = "[{\"cursor\":";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientSettings settings;
    private final Observer observer;
    private final Consumer<String> answers;

    /** Number of the event, as it stands in packets, to number of the chat message. */
    private final Map<String, Integer> unacknowledged = new HashMap<>();

    private int events;
    private String id = "";
    private Runnable welcomed = () -> {};

    /** @param answers takes packets that are to be sent */
    SocketIoSession(ClientSettings settings, Observer observer, Consumer<String> answers) {
        this.settings = settings;
        this.observer = observer;
        this.answers = answers;
    }

    /** The first event after entering is the server's greeting. */
    void whenWelcomed(Runnable then) {
        welcomed = then;
    }

    /** What the server calls this session; empty before it has said so. */
    String id() {
        return id;
    }

    /** The packet that posts a chat message and asks for an acknowledgement; it is missed from now on. */
    String event(ChatLine line) {
        String event = String.valueOf(events++);
        unacknowledged.put(event, line.number());
        return "42" + event + "[\"message\"," + Json.of(line) + "]";
    }

    boolean isAcknowledged() {
        return unacknowledged.isEmpty();
    }

    /** Whether a packet says something, and is not there for the session's own sake. */
    static boolean isMessage(String packet) {
        return packet.startsWith("4");
    }

    /** @param nanos when it was read, on {@link System#nanoTime} */
    void hear(String packet, long nanos) {
        try {
            switch (packet.isEmpty() ? ' ' : packet.charAt(0)) {
                case '0' -> enter(packet.substring(1));
                case '2' -> answers.accept(PONG);
                case '4' -> message(packet, nanos);
                case '6' -> {} // nothing, so that a held poll could be answered
                default -> observer.trouble("a packet was not expected: " + packet);
            }
        } catch (IOException e) {
            observer.trouble("a packet is malformed: " + e.getMessage());
        }
    }

    private void enter(String handshake) throws IOException {
        id = JSON.readTree(handshake).path("sid").asText();
        answers.accept(ENTER);
    }

    private void message(String packet, long nanos) throws IOException {
        Matcher message = MESSAGE.matcher(packet);
        if (!message.matches()) {
            throw new IOException(packet);
        }
        switch (message.group(1)) {
            case "0" -> {} // we are in
            case "2" -> event(message.group(3), nanos);
            case "3" -> acknowledgement(message.group(2), message.group(3), nanos);
            default -> observer.trouble("a packet was not expected: " + packet);
        }
    }

    private void event(String text, long nanos) throws IOException {
        Matcher event = EVENT.matcher(text);
        if (!event.matches()) {
            throw new IOException(text);
        }
        switch (event.group(1)) {
            case "message" -> hear(JsonMessages.item(event.group(2).getBytes(UTF_8)), nanos);
            case "welcome" -> welcomed.run();
            default -> observer.trouble("an event was not expected: " + text);
        }
    }

    private void hear(JsonMessages.Item item, long nanos) {
        OptionalInt number = item.id().map(settings.conversation()::byId).orElse(OptionalInt.empty());
        number.ifPresent(message -> observer.heard(message, nanos, item.bytes()));
    }

    private void acknowledgement(String event, String answer, long nanos) {
        Optional<Integer> message = Optional.ofNullable(unacknowledged.remove(event));
        if (message.isPresent() && answer.startsWith(ACCEPTED)) {
            observer.acknowledged(message.get(), nanos);
        } else {
            observer.trouble("event " + event + " was answered " + answer);
        }
    }
}
