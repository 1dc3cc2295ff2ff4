package duplex.server;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A second machine, as far as the network can tell: a network namespace of Linux, joined to this one by a cable (a veth
 * pair) that can be pulled. It takes the rights of root and iproute2.
 */
final class NetworkNamespace implements AutoCloseable {

    private static final String HERE = "10.213.77.1";
    private static final String THERE = "10.213.77.2";
    private static final long PATIENCE_SECONDS = 20;

    private final String name = "duplex" + ProcessHandle.current().pid() % 100_000;
    private final String plugHere = name + "a";
    private final String plugThere = name + "b";
    private final List<Process> running = new ArrayList<>();

    private NetworkNamespace() {}

    /** With the cable plugged in. Where this machine cannot, the test is not run; in CI it fails. */
    static NetworkNamespace open() throws IOException {
        NetworkNamespace namespace = new NetworkNamespace();
        try {
            namespace.ip("netns", "add", namespace.name);
            namespace.ip("link", "add", namespace.plugHere, "type", "veth", "peer", namespace.plugThere);
            namespace.ip("link", "set", namespace.plugThere, "netns", namespace.name);
            namespace.ip("address", "add", HERE + "/30", "dev", namespace.plugHere);
            namespace.ip("link", "set", namespace.plugHere, "up");
            namespace.ip("-n", namespace.name, "address", "add", THERE + "/30", "dev", namespace.plugThere);
            namespace.ip("-n", namespace.name, "link", "set", namespace.plugThere, "up");
            return namespace;
        } catch (IOException e) {
            namespace.close();
            throw notRun("no network namespaces here: " + e.getMessage());
        }
    }

    private static RuntimeException notRun(String reason) {
        if ("true".equals(System.getenv("CI"))) {
            fail(reason);
        }
        Assumptions.abort(reason);
        return new IllegalStateException(reason); // abort has thrown
    }

    /** Where a server in this namespace must listen to be heard in the other. */
    InetAddress here() throws IOException {
        return InetAddress.getByName(HERE);
    }

    /** Starts a Java program of this class path over there. */
    Process java(Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", name));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        running.add(process);
        return process;
    }

    /** From here on no packet gets through, either way, and nobody is told. */
    void pullTheCable() throws IOException {
        ip("-n", name, "link", "set", plugThere, "down");
    }

    private void ip(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** With the namespace go its end of the cable, and ours. */
    @Override
    public void close() {
        running.forEach(Process::destroyForcibly);
        try {
            ip("netns", "delete", name);
        } catch (IOException e) {
            // it was never there
        }
    }
}
