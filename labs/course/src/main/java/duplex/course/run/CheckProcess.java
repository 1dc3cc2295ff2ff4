package duplex.course.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.course.check.CheckMain;
import duplex.course.check.Job;
import duplex.course.verdict.Cause;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.Failure;
import duplex.course.verdict.Output;
import duplex.course.verdict.ResultJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process that warms up, then runs the checks of one job and ends. What it is given it may waste: it has a heap of its own,
 * and is killed when it does not answer.
 */
final class CheckProcess implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "-Xmx128m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-OmitStackTraceInFastThrow",
            "-Dfile.encoding=UTF-8",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int START_SECONDS = 60;

    /** The process ends a check that hangs by itself, and says where; it may need a moment for that. */
    private static final int GRACE_SECONDS = 5;

    private static final String END = "{\"event\":\"ended\"}";
    private static final Set<String> END_KINDS = Set.of("done", "ended");

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private boolean ready;

    private CheckProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "what the checks find");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts warming up, and does not wait. */
    static CheckProcess start() throws IOException {
        return start(List.of());
    }

    /** @param flags more flags for its JVM, such as those a debugger needs */
    static CheckProcess start(List<String> flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CheckMain.class.getName()));
        return new CheckProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("{")) {
                    lines.add(line);
                }
            }
        } catch (IOException gone) {
            // ended
        }
        lines.add(END);
    }

    /** Waits until it is warm. */
    void awaitReady() throws IOException {
        awaitReady(START_SECONDS);
    }

    private void awaitReady(int seconds) throws IOException {
        if (!ready && !kind(next(seconds)).equals("ready")) {
            throw new IOException("the process of the checks did not start");
        }
        ready = true;
    }

    /** What a process has found before it ended, or was ended. */
    record Findings(List<CheckResult> results, List<Measurement> measured, List<String> leftRunning) {}

    record Measurement(String id, double value) {}

    /** @param patienceSeconds how long each check may take; 0 for ever, where somebody debugs */
    Findings run(Job job, int patienceSeconds) throws IOException {
        awaitReady(patienceSeconds == 0 ? 0 : START_SECONDS);
        OutputStream in = process.getOutputStream();
        in.write((job.line() + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
        List<CheckResult> results = new ArrayList<>();
        List<Measurement> measured = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Optional<String> underWay = Optional.empty();
        Optional<JsonNode> said = next(START_SECONDS);
        while (said.isPresent() && !END_KINDS.contains(kind(said))) {
            JsonNode event = said.get();
            switch (kind(said)) {
                case "started" -> underWay = Optional.of(event.path("check").asText());
                case "result" -> {
                    results.add(ResultJson.read(event));
                    underWay = Optional.empty();
                }
                case "measured" ->
                    measured.add(new Measurement(
                            event.path("id").asText(), event.path("value").asDouble()));
                case "left" -> left.add(event.path("at").asText());
                default -> throw new IOException("the process of the checks said " + event);
            }
            said = next(patienceSeconds == 0 ? 0 : patienceSeconds + GRACE_SECONDS);
        }
        boolean hung = said.isEmpty();
        close();
        underWay.ifPresent(check -> results.add(CheckResult.failed(
                check,
                Failure.of(hung ? Cause.HUNG : Cause.EXITED, Optional.empty(), Optional.empty()),
                List.of(),
                Output.NONE)));
        return new Findings(results, measured, left);
    }

    private static String kind(Optional<JsonNode> said) {
        return said.map(event -> event.path("event").asText()).orElse("nothing");
    }

    /** The next thing it says, its end included; empty when it says nothing in time. */
    private Optional<JsonNode> next(int seconds) throws IOException {
        try {
            Optional<String> line = seconds == 0
                    ? Optional.of(lines.take())
                    : Optional.ofNullable(lines.poll(seconds, TimeUnit.SECONDS));
            return line.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(line.get()));
        } catch (JsonProcessingException e) {
            throw new IOException("the process of the checks said what is not JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Ends it, and whatever it has started, such as a browser. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
