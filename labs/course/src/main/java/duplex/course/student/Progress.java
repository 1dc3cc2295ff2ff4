package duplex.course.student;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.course.student.LabProgress.Failing;
import duplex.course.student.LabProgress.Status;
import duplex.course.verdict.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code progress.json} in the student's folder: everything that is known of a student, and no path or name of a machine, so
 * that it can be committed and handed in.
 *
 * @param nickname how the student is called in a group's report; may be empty
 * @param current number of the lab under way
 * @param labs by number
 */
public record Progress(String nickname, String current, Map<String, LabProgress> labs) {

    static final String FILE = "progress.json";
    private static final String SCHEMA = "duplex.progress/1";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Progress {
        labs = Map.copyOf(labs);
    }

    public LabProgress of(String lab) {
        return Objects.requireNonNullElse(labs.get(lab), LabProgress.NONE);
    }

    public Progress with(String lab, LabProgress progress) {
        Map<String, LabProgress> more = new TreeMap<>(labs);
        more.put(lab, progress);
        return new Progress(nickname, current, more);
    }

    public Progress called(String newNickname) {
        return new Progress(newNickname, current, labs);
    }

    public Progress at(String lab) {
        return new Progress(nickname, lab, labs);
    }

    /**
     * Reads a file of these.
     *
     * @throws IOException also when it is none
     */
    public static Progress read(Path file) throws IOException {
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            if (!json.path("schema").asText().equals(SCHEMA)) {
                throw new IOException(file + " is no " + SCHEMA);
            }
            Map<String, LabProgress> labs = new TreeMap<>();
            json.path("labs").properties().forEach(each -> labs.put(each.getKey(), lab(each.getValue())));
            return new Progress(
                    json.path("nickname").asText(), json.path("current").asText(), labs);
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whole or not at all. */
    void write(Path file) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("schema", SCHEMA)
                .put("nickname", nickname)
                .put("current", current);
        ObjectNode all = json.putObject("labs");
        new TreeMap<>(labs).forEach((number, lab) -> all.set(number, lab(lab)));
        Path whole = file.resolveSibling(FILE + ".new");
        Files.writeString(whole, JSON.writeValueAsString(json) + "\n");
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ObjectNode lab(LabProgress lab) {
        ObjectNode json = JSON.createObjectNode()
                .put("status", lab.status().name().toLowerCase(Locale.ROOT))
                .put("attempts", lab.attempts())
                .put("gave_up", lab.gaveUp())
                .put("source_hash", lab.sourceHash())
                .put("seed", lab.seed());
        ObjectNode verdicts = json.putObject("verdicts");
        new TreeMap<>(lab.verdicts()).forEach((check, state) -> verdicts.put(check, state.key()));
        lab.failing()
                .ifPresent(failing -> json.putObject("failing")
                        .put("check", failing.check())
                        .put("since", failing.since().toString())
                        .put("runs", failing.runs()));
        ObjectNode hints = json.putObject("hints");
        new TreeMap<>(lab.hints()).forEach(hints::put);
        ObjectNode predictions = json.putObject("predictions");
        new TreeMap<>(lab.predictions()).forEach(predictions::put);
        ObjectNode measured = json.putObject("measured");
        new TreeMap<>(lab.measured()).forEach(measured::put);
        return json;
    }

    private static LabProgress lab(JsonNode json) {
        Map<String, State> verdicts = new TreeMap<>();
        json.path("verdicts")
                .properties()
                .forEach(each ->
                        verdicts.put(each.getKey(), State.of(each.getValue().asText())));
        Map<String, Integer> hints = new TreeMap<>();
        json.path("hints")
                .properties()
                .forEach(each -> hints.put(each.getKey(), each.getValue().asInt()));
        return new LabProgress(
                Status.valueOf(json.path("status").asText().toUpperCase(Locale.ROOT)),
                json.path("attempts").asInt(),
                verdicts,
                failing(json.path("failing")),
                hints,
                numbers(json.path("predictions")),
                numbers(json.path("measured")),
                json.path("gave_up").asBoolean(),
                json.path("source_hash").asText(),
                json.path("seed").asLong());
    }

    private static Optional<Failing> failing(JsonNode json) {
        return json.isObject()
                ? Optional.of(new Failing(
                        json.path("check").asText(),
                        Instant.parse(json.path("since").asText()),
                        json.path("runs").asInt()))
                : Optional.empty();
    }

    private static Map<String, Double> numbers(JsonNode json) {
        Map<String, Double> numbers = new TreeMap<>();
        json.properties()
                .forEach(each -> numbers.put(each.getKey(), each.getValue().asDouble()));
        return numbers;
    }
}
