package duplex.course.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.ResultJson;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells the runner what happens, a line of JSON each, on the standard output that the student's code does not get to see.
 * Each check has one result, whoever finds it first. For any thread.
 */
final class Voice {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    private Optional<String> underWay = Optional.empty();

    synchronized void ready() {
        say(JSON.createObjectNode().put("event", "ready"));
    }

    synchronized void started(String check) {
        underWay = Optional.of(check);
        say(JSON.createObjectNode().put("event", "started").put("check", check));
    }

    /** Tells a result, if it is the first of the check under way; whether it was. */
    synchronized boolean found(CheckResult result) {
        if (!underWay.equals(Optional.of(result.check()))) {
            return false;
        }
        underWay = Optional.empty();
        say(ResultJson.write(result).put("event", "result"));
        return true;
    }

    synchronized Optional<String> underWay() {
        return underWay;
    }

    synchronized void measured(String id, double value) {
        say(JSON.createObjectNode().put("event", "measured").put("id", id).put("value", value));
    }

    synchronized void leftRunning(String at) {
        say(JSON.createObjectNode().put("event", "left").put("at", at));
    }

    synchronized void done() {
        say(JSON.createObjectNode().put("event", "done"));
    }

    private void say(ObjectNode event) {
        out.print(event + "\n");
        out.flush();
    }
}
