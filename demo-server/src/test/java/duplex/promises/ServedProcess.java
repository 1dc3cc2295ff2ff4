package duplex.promises;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server as its users run it: a process of its own, with the memory flags of the launcher, so that what it takes of the
 * machine can be read off, and a signal sent.
 */
final class ServedProcess implements AutoCloseable {

    private static final String TOKEN = "promises";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** {@code   12:   1234   56789  duplex.transport.WebSocketPeer}. */
    private static final Pattern CLASS = Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +(?!.*Lambda)([a-z][^ ]+)");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path errors;
    private final int port;
    private final int controlPort;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ServedProcess(Process process, Path errors, JsonNode ready) {
        this.process = process;
        this.errors = errors;
        this.port = ready.path("port").asInt();
        this.controlPort = ready.path("control_port").asInt();
    }

    /** Starts {@code serve} on free ports, with its store in memory unless the options say otherwise. */
    static ServedProcess start(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flagsOfTheLauncher());
        // A compiler or collector that starts another thread when it is busy is no leak.
        command.addAll(List.of("-XX:-UseDynamicNumberOfCompilerThreads", "-XX:-UseDynamicNumberOfGCThreads"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "duplex.server.DemoServer"));
        command.addAll(List.of("--port", "0", "--control-port", "0", "--ready-line", "--stop-at-end-of-input"));
        if (!List.of(options).contains("--store")) {
            command.addAll(List.of("--store", "memory"));
        }
        command.addAll(List.of(options));
        Path errors = Files.createTempFile("served", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("DUPLEX_CONTROL_TOKEN", TOKEN);
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("{\"ready\":true")) {
                return new ServedProcess(process, errors, JSON.readTree(line));
            }
        }
        throw new IOException("the server did not start: " + Files.readString(errors));
    }

    /** What {@code ./duplex serve} starts Java with; read from the script, so that the two cannot differ. */
    private static List<String> flagsOfTheLauncher() throws IOException {
        Matcher flags =
                Pattern.compile("(?m)^(?:serve_)?flags='(.*)'$").matcher(Files.readString(Path.of("..", "duplex")));
        List<String> found = flags.results()
                .flatMap(line -> Stream.of(line.group(1).split(" ")))
                .toList();
        if (found.isEmpty()) {
            throw new IOException("no flags in ../duplex");
        }
        return found;
    }

    int port() {
        return port;
    }

    /** Posts a chat message as short polling does; returns when it is acknowledged. */
    void post(String author, String text, String id) throws IOException, InterruptedException {
        String json = JSON.writeValueAsString(
                JSON.createObjectNode().put("author", author).put("text", text).put("id", id));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/short-polling/messages"))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 201) {
            throw new IOException("post answered " + response.statusCode() + " " + response.body());
        }
    }

    /** The cursor of somebody who comes to a room in which nobody has spoken. */
    String newcomer() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/about"))
                .timeout(PATIENCE)
                .build();
        String about = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return JSON.readTree(about).path("epoch").asText() + ".0";
    }

    /** All chat messages that the room keeps, in order, a page after the other. */
    List<JsonNode> everything() throws IOException, InterruptedException {
        List<JsonNode> messages = new ArrayList<>();
        String cursor = newcomer();
        while (true) {
            URI page = URI.create("http://127.0.0.1:" + port + "/short-polling/messages?after=" + cursor);
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(page).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            JsonNode read = JSON.readTree(response.body());
            if (response.statusCode() == 204) {
                return messages;
            }
            read.path("messages").forEach(messages::add);
            cursor = read.path("cursor").asText(); // also where the room says that the beginning is no longer kept
        }
    }

    /** The ledger's reading, as the control port gives it. */
    JsonNode ledger() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + controlPort + "/ledger"))
                .header("Authorization", "Bearer " + TOKEN)
                .timeout(PATIENCE)
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** Resident memory, in bytes. */
    long residentBytes() {
        Path status = proc("status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1_024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int openFiles() {
        return entries(proc("fd"));
    }

    int threads() {
        return entries(proc("task"));
    }

    /** What the heap holds after a collection, in bytes. */
    long heapAfterCollection() throws IOException, InterruptedException {
        jcmd("GC.run").waitFor();
        return ledger().path("process").path("heap_used").asLong();
    }

    /** How many objects of classes whose names begin so the heap holds after a collection; lambdas are not counted. */
    int objectsOf(String... beginnings) throws IOException {
        try (BufferedReader histogram = jcmd("GC.class_histogram").inputReader(StandardCharsets.UTF_8)) {
            return histogram
                    .lines()
                    .map(CLASS::matcher)
                    .filter(Matcher::find)
                    .filter(line -> Stream.of(beginnings).anyMatch(line.group(2)::startsWith))
                    .mapToInt(line -> Integer.parseInt(line.group(1)))
                    .sum();
        }
    }

    private Process jcmd(String command) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return new ProcessBuilder(jcmd, String.valueOf(process.pid()), command).start();
    }

    private Path proc(String name) {
        Path path = Path.of("/proc", String.valueOf(process.pid()), name);
        assumeTrue(Files.exists(path) || inContinuousIntegration(), "no /proc to read memory and open files from");
        return path;
    }

    private static boolean inContinuousIntegration() {
        return "true".equals(System.getenv("CI"));
    }

    private static int entries(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return (int) all.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything it has written to standard error. */
    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** Sends SIGTERM, as Ctrl-C or a service manager does. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end. */
    int exitStatus() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("the server does not stop");
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(errors);
    }
}
