package duplex.measure.claims;

import duplex.measure.browser.Executables;
import duplex.measure.raw.RawConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A script of ours under Node.js, with the npm package {@code ws}, both copied to a folder of their own for the time. It
 * ends when this closes, and with this JVM.
 */
final class NodeProcess implements AutoCloseable {

    private static final String READY = "ready ";
    private static final long END_SECONDS = 5;

    private final Process process;
    private final Path folder;
    private final Thread endWithTheJvm;
    private final int port;
    private final String version;

    private NodeProcess(Process process, Path folder, Thread endWithTheJvm, int port, String version) {
        this.process = process;
        this.folder = folder;
        this.endWithTheJvm = endWithTheJvm;
        this.port = port;
        this.version = version;
    }

    /** The Node.js installed here, if there is one; the environment variable {@code DUPLEX_NODE} decides. */
    static Optional<Path> find() {
        return Executables.ofThisMachine()
                .find("DUPLEX_NODE", List.of("node", "nodejs"), List.of(), List.of("nodejs\\node.exe"));
    }

    /** Starts it and waits until it is ready. */
    static NodeProcess start(Path node, String script, List<String> arguments) throws IOException {
        Path folder = Files.createTempDirectory("duplex-node-");
        try {
            unpackWs(folder.resolve("node_modules"));
            try (InputStream in = resource(script)) {
                Files.copy(in, folder.resolve(script));
            }
            List<String> command = new ArrayList<>(List.of(node.toString(), script));
            command.addAll(arguments);
            return started(node, command, folder);
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private static NodeProcess started(Path node, List<String> command, Path folder) throws IOException {
        String version = version(node);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            int port = readyPort(process);
            Thread end = new Thread(process::destroyForcibly, "end node");
            Runtime.getRuntime().addShutdownHook(end);
            return new NodeProcess(process, folder, end, port, version);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The build has packed it, from what npm has fetched. */
    private static void unpackWs(Path modules) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(resource("ws.zip"))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path to = modules.resolve("ws").resolve(entry.getName()).normalize();
                if (!to.startsWith(modules)) {
                    throw new IOException("not a path in ws: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.resolve("..").normalize());
                    Files.copy(zip, to);
                }
            }
        }
    }

    private static InputStream resource(String name) {
        return Optional.ofNullable(NodeProcess.class.getResourceAsStream("/duplex/measure/claims/node/" + name))
                .orElseThrow(() -> new IllegalStateException("no resource " + name));
    }

    private static int readyPort(Process process) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return Integer.parseInt(line.substring(READY.length()).strip());
            }
        }
        throw new IOException("the script under Node ended before it was ready");
    }

    private static String version(Path node) throws IOException {
        Process asked = new ProcessBuilder(node.toString(), "--version").start();
        try (BufferedReader out = asked.inputReader(StandardCharsets.UTF_8)) {
            return Optional.ofNullable(out.readLine()).orElse("unknown");
        }
    }

    /** What Node calls itself, such as {@code v20.20.2}. */
    String version() {
        return version;
    }

    /** Where the script listens. */
    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Its standard input, for scripts that read lines. */
    void line(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    RawConnection connect() throws IOException {
        return new RawConnection(address());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(endWithTheJvm);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            process.destroyForcibly();
        }
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
