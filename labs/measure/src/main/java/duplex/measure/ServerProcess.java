package duplex.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The server under test, a process of its own: in this JVM it would share a heap and a compiler with the clients that
 * measure it. It stops at the end of its standard input, so that it never outlives us.
 */
public final class ServerProcess implements AutoCloseable {

    /** What the server is started with; part of every report. */
    public static final List<String> FLAGS = List.of(
            "-Xmx512m",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static final String MAIN = "duplex.server.DemoServer";
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 5;
    private static final int TOKEN_BYTES = 24;

    private final Process process;
    private final Path errors;
    private final InetSocketAddress address;
    private final ControlPort control;

    private ServerProcess(Process process, Path errors, InetSocketAddress address, ControlPort control) {
        this.process = process;
        this.errors = errors;
        this.address = address;
        this.control = control;
    }

    /** Starts a server on free ports, that disconnects nobody for being slow, its store in memory, and waits until it is ready. */
    public static ServerProcess start() throws IOException {
        return start(List.of());
    }

    /** The same, with more options of {@code duplex serve}, such as {@code --tls} or {@code --deflate}. */
    public static ServerProcess start(List<String> options) throws IOException {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        Path errors = Files.createTempFile("duplex-server", ".err");
        ProcessBuilder builder = new ProcessBuilder(command(options)).redirectError(errors.toFile());
        builder.environment().put("DUPLEX_CONTROL_TOKEN", token);
        Process process = builder.start();
        try {
            JsonNode ready = new ObjectMapper().readTree(readyLine(process));
            InetAddress loopback = InetAddress.getLoopbackAddress();
            return new ServerProcess(
                    process,
                    errors,
                    new InetSocketAddress(loopback, ready.path("port").asInt()),
                    new ControlPort(ready.path("control_port").asInt(), token));
        } catch (IOException e) {
            process.destroyForcibly();
            String said = Files.readString(errors, StandardCharsets.UTF_8);
            Files.deleteIfExists(errors);
            throw new IOException(
                    said.lines()
                            .findFirst()
                            .map(line -> e.getMessage() + ": " + line)
                            .orElse(e.getMessage()),
                    e);
        }
    }

    private static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(List.of("--port", "0", "--control-port", "0", "--store", "memory"));
        command.addAll(List.of("--limits", "off", "--limit", "behind-messages=0", "--limit", "behind-bytes=0"));
        command.addAll(List.of("--stop-at-end-of-input", "--ready-line"));
        command.addAll(options);
        return command;
    }

    private static String readyLine(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() - deadline < 0 && process.isAlive()) {
            if (out.ready()) {
                String line = out.readLine();
                if (line.startsWith("{\"ready\":true")) {
                    return line;
                }
            } else {
                Pause.millis(5);
            }
        }
        throw new IOException(
                process.isAlive()
                        ? "the server under test was not ready in time"
                        : "the server under test did not start");
    }

    public InetSocketAddress address() {
        return address;
    }

    public ControlPort control() {
        return control;
    }

    /** Stops the server: politely first, by closing its standard input. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(errors);
    }
}
