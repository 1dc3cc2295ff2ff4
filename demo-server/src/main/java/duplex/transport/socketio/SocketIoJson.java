package duplex.transport.socketio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The JSON in packets. */
final class SocketIoJson {

    /** Numbers keep all their digits, so that what is sent back is what came. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private SocketIoJson() {}

    static JsonNode parse(String json) throws SocketIoException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException | NumberFormatException e) { // the latter at an exponent beyond ten digits
            throw new SocketIoException("data is not JSON");
        }
    }

    /** The numbers in all placeholders inside {@code data}. */
    static List<JsonNode> placeholders(JsonNode data) {
        List<JsonNode> numbers = new ArrayList<>();
        Deque<JsonNode> unseen = new ArrayDeque<>(List.of(data));
        while (!unseen.isEmpty()) {
            JsonNode next = unseen.removeLast();
            if (next.path("_placeholder").asBoolean()) {
                numbers.add(next.path("num"));
            } else {
                next.forEach(unseen::addLast);
            }
        }
        return numbers;
    }
}
