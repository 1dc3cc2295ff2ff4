package duplex.measure.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.measure.ChatLine;
import duplex.measure.Conversation;
import duplex.measure.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Another server than ours, and how to chat there, as a small file of JSON says it; {@code targets/README.md} describes the
 * file.
 *
 * @param address HTTP/1.1 in clear text, on one port for everything
 * @param poll where short polling asks, if one can
 * @param longPoll where long polling asks, if one can
 * @param webSocket the target of the opening handshake, if there is one
 * @param post the target of a POST, which pollers need
 * @param contentType of a POST
 * @param body of a POST and of a WebSocket message, with {@code {author}}, {@code {text}} and {@code {id}}
 * @param message finds a chat message in whatever comes: all of it is its representation, group 1 its text or its id
 * @param cursor finds in an answer where the next poll goes on: group 1
 */
public record ForeignServer(
        String name,
        InetSocketAddress address,
        Optional<Poll> poll,
        Optional<Poll> longPoll,
        Optional<String> webSocket,
        String post,
        String contentType,
        String body,
        Pattern message,
        Optional<Pattern> cursor) {

    /**
     * The targets of a poll.
     *
     * @param first without a cursor
     * @param next with {@code {cursor}} in it
     */
    public record Poll(String first, String next) {
        String after(Optional<String> cursor) {
            return cursor.map(known -> next.replace("{cursor}", known)).orElse(first);
        }
    }

    /** A chat message of ours that was found, and how many bytes its representation has. */
    record Found(int message, int bytes) {}

    public ForeignServer {
        if (poll.isEmpty() && longPoll.isEmpty() && webSocket.isEmpty()) {
            throw new IllegalArgumentException("give at least one of poll, long_poll and websocket");
        }
        if (message.matcher("").groupCount() < 1) {
            throw new IllegalArgumentException("message must have a group, the text or the id, was " + message);
        }
    }

    /**
     * Reads such a file.
     *
     * @throws IllegalArgumentException when it is none, with one line that says what it lacks
     */
    public static ForeignServer read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no target " + file + "; name a file, such as those in targets/");
        }
        try {
            return of(new ObjectMapper().readTree(file.toFile()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static ForeignServer of(JsonNode json) {
        boolean polls = json.has("poll") || json.has("long_poll");
        return new ForeignServer(
                required(json, "name"),
                address(required(json, "address")),
                poll(json.path("poll")),
                poll(json.path("long_poll")),
                optional(json, "websocket"),
                polls ? required(json, "post") : "",
                optional(json, "content_type").orElse("application/json"),
                required(json, "body"),
                pattern(required(json, "message")),
                optional(json, "cursor").map(ForeignServer::pattern));
    }

    private static InetSocketAddress address(String hostAndPort) {
        Matcher parts = Pattern.compile("(.+):([0-9]{1,5})").matcher(hostAndPort);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
            throw new IllegalArgumentException("address must be HOST:PORT, was " + hostAndPort);
        }
        return new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    private static Optional<Poll> poll(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        String first = required(json, "first");
        return Optional.of(new Poll(first, optional(json, "next").orElse(first)));
    }

    private static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex, Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("not a regular expression: " + regex, e);
        }
    }

    private static String required(JsonNode json, String member) {
        return optional(json, member)
                .orElseThrow(() -> new IllegalArgumentException("give a text for " + member + "; there is none"));
    }

    private static Optional<String> optional(JsonNode json, String member) {
        return json.path(member).isTextual() ? Optional.of(json.path(member).asText()) : Optional.empty();
    }

    /** The ways in that the file names. */
    public List<Transport> transports() {
        List<Transport> transports = new ArrayList<>();
        poll.ifPresent(any -> transports.add(Transport.SHORT_POLLING));
        longPoll.ifPresent(any -> transports.add(Transport.LONG_POLLING));
        webSocket.ifPresent(any -> transports.add(Transport.WEBSOCKET));
        return transports;
    }

    /**
     * The measuring client of a transport that the file names.
     *
     * @param listens whether it polls; a sender only connects
     */
    public ChatClient client(Transport transport, ClientSettings settings, Observer observer, boolean listens) {
        return switch (transport) {
            case SHORT_POLLING ->
                new ForeignPollingClient(this, poll.orElseThrow(), false, settings, observer, listens);
            case LONG_POLLING ->
                new ForeignPollingClient(this, longPoll.orElseThrow(), true, settings, observer, listens);
            case WEBSOCKET -> new ForeignWebSocketClient(this, settings, observer);
            case FORM_POST, SERVER_SENT_EVENTS, SOCKET_IO_POLLING, SOCKET_IO_WEBSOCKET ->
                throw new IllegalArgumentException(name + " names no address for " + transport.key());
        };
    }

    String words(ChatLine line) {
        return body.replace("{author}", line.author())
                .replace("{text}", line.text())
                .replace("{id}", line.id());
    }

    /** Our chat messages in what has come, in their order. */
    List<Found> in(String text, Conversation conversation) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = message.matcher(text);
        while (matcher.find()) {
            String textOrId = String.valueOf(matcher.group(1));
            OptionalInt number = conversation.byText(textOrId);
            number = number.isPresent() ? number : conversation.byId(textOrId);
            if (number.isPresent()) {
                found.add(new Found(number.getAsInt(), matcher.group().getBytes(StandardCharsets.UTF_8).length));
            }
        }
        return found;
    }

    /** Where to go on after an answer. */
    Optional<String> cursorIn(String text) {
        return cursor.map(pattern -> pattern.matcher(text))
                .filter(Matcher::find)
                .map(matcher -> String.valueOf(matcher.group(1)));
    }
}
