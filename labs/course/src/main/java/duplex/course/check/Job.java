package duplex.course.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.course.compile.Classes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the process of the checks is to do, as one line of JSON.
 *
 * @param checks in this order
 * @param passed ids of checks that have passed before
 * @param studentFiles names of the files that the student wrote, such as {@code Handshake.java}
 * @param seconds how long each check may take
 */
public record Job(
        List<Step> checks, Set<String> passed, Set<String> studentFiles, int seconds, long seed, Classes classes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One check.
     *
     * @param className of the class that its method stands in
     * @param needs checks that must have passed
     */
    public record Step(String check, String className, List<String> needs) {
        public Step {
            needs = List.copyOf(needs);
        }
    }

    public Job {
        checks = List.copyOf(checks);
        passed = Set.copyOf(passed);
        studentFiles = Set.copyOf(studentFiles);
    }

    public String line() {
        ObjectNode json = JSON.createObjectNode().put("seconds", seconds).put("seed", seed);
        for (Step step : checks) {
            ObjectNode each = json.withArray("checks").addObject();
            each.put("check", step.check()).put("class", step.className());
            step.needs().forEach(need -> each.withArray("needs").add(need));
        }
        passed.forEach(check -> json.withArray("passed").add(check));
        studentFiles.forEach(file -> json.withArray("student_files").add(file));
        classes.base64().forEach((name, code) -> json.withObject("/classes").put(name, code));
        return json.toString();
    }

    static Job of(String line) throws JsonProcessingException {
        JsonNode json = JSON.readTree(line);
        List<Step> checks = new ArrayList<>();
        for (JsonNode each : json.path("checks")) {
            checks.add(new Step(each.path("check").asText(), each.path("class").asText(), texts(each.path("needs"))));
        }
        Map<String, String> classes = new TreeMap<>();
        json.path("classes")
                .properties()
                .forEach(each -> classes.put(each.getKey(), each.getValue().asText()));
        return new Job(
                checks,
                new TreeSet<>(texts(json.path("passed"))),
                new TreeSet<>(texts(json.path("student_files"))),
                json.path("seconds").asInt(),
                json.path("seed").asLong(),
                new Classes(classes));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
