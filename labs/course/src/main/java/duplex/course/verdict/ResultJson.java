package duplex.course.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.course.kit.Shown;
import duplex.course.kit.Tape;
import duplex.wire.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Results as JSON: between two processes, in {@code lab check --json} and in the folder of the student. */
public final class ResultJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultJson() {}

    public static ObjectNode write(CheckResult result) {
        ObjectNode json = JSON.createObjectNode()
                .put("check", result.check())
                .put("state", result.state().key());
        result.lacks().ifPresent(lacks -> json.put("lacks", lacks));
        result.failure().ifPresent(failure -> json.set("failure", write(failure)));
        if (!result.tape().isEmpty()) {
            result.tape()
                    .forEach(piece -> json.withArray("tape")
                            .addObject()
                            .put(piece.direction().name().toLowerCase(Locale.ROOT), piece.hex()));
        }
        if (result.printed().bytes() > 0) {
            json.put("printed", result.printed().text())
                    .put("printed_bytes", result.printed().bytes());
        }
        return json;
    }

    private static ObjectNode write(Failure failure) {
        ObjectNode json = JSON.createObjectNode().put("cause", failure.cause().key());
        failure.help().ifPresent(help -> json.put("help", help));
        failure.at().ifPresent(at -> json.put("at", at));
        failure.message().ifPresent(message -> json.put("message", message));
        failure.sent().ifPresent(shown -> json.set("sent", write(shown)));
        failure.came().ifPresent(shown -> json.set("came", write(shown)));
        failure.expected().ifPresent(shown -> json.set("expected", write(shown)));
        return json;
    }

    private static ObjectNode write(Shown shown) {
        return JSON.createObjectNode()
                .put("kind", shown.kind().name().toLowerCase(Locale.ROOT))
                .put("text", shown.text());
    }

    public static CheckResult read(JsonNode json) {
        List<Tape.Piece> tape = new ArrayList<>();
        json.path("tape")
                .forEach(piece -> piece.properties()
                        .forEach(each -> tape.add(new Tape.Piece(
                                Direction.valueOf(each.getKey().toUpperCase(Locale.ROOT)),
                                each.getValue().asText()))));
        return new CheckResult(
                json.path("check").asText(),
                State.of(json.path("state").asText()),
                object(json, "failure").map(ResultJson::failure),
                text(json, "lacks"),
                tape,
                new Output(
                        text(json, "printed").orElse(""),
                        json.path("printed_bytes").asLong()));
    }

    private static Failure failure(JsonNode json) {
        return new Failure(
                Cause.of(json.path("cause").asText()),
                object(json, "sent").map(ResultJson::shown),
                object(json, "came").map(ResultJson::shown),
                object(json, "expected").map(ResultJson::shown),
                text(json, "help"),
                text(json, "at"),
                text(json, "message"));
    }

    private static Shown shown(JsonNode json) {
        return new Shown(
                Shown.Kind.valueOf(json.path("kind").asText().toUpperCase(Locale.ROOT)),
                json.path("text").asText());
    }

    private static Optional<JsonNode> object(JsonNode json, String key) {
        return Optional.of(json.path(key)).filter(JsonNode::isObject);
    }

    private static Optional<String> text(JsonNode json, String key) {
        return Optional.of(json.path(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
