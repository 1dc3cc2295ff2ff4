package duplex.measure.history;

import duplex.measure.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, to be killed: on a port and a store that the next one takes over. */
final class KillableServer implements AutoCloseable {

    private final Process process;
    private final int port;

    private KillableServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one, and returns when it serves.
     *
     * @param port 0 for any free one
     * @param folder for the store and whatever a killed process leaves
     */
    static KillableServer start(int port, Path folder, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ServerProcess.FLAGS);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + folder));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "duplex.server.DemoServer"));
        command.addAll(List.of("--port", String.valueOf(port), "--control-port", "0"));
        command.addAll(List.of(options));
        command.addAll(List.of("--limits", "off", "--stop-at-end-of-input", "--ready-line"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = out.readLine();
        if (ready == null) {
            throw new IOException("the server did not start");
        }
        return new KillableServer(process, Http.read(ready).path("port").asInt());
    }

    int port() {
        return port;
    }

    /** {@code kill -9}, or what comes nearest to it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it in order. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
