package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** tcpdump on the loopback interface, running: what goes to and from one port. */
final class Capture implements AutoCloseable {

    private static final String MARKER = "the capture has come as far as this\r\n";
    private static final int PATIENCE_SECONDS = 20;

    private final int port;
    private final Process tcpdump;
    private final BufferedReader says;
    private final Map<Integer, CapturedConnection> connections = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch markerSeen = new CountDownLatch(1);
    private volatile int markerPort;

    private Capture(int port, Process tcpdump) {
        this.port = port;
        this.tcpdump = tcpdump;
        this.says = tcpdump.errorReader(StandardCharsets.UTF_8);
    }

    /** Captures when this returns. Where tcpdump is missing or may not capture, the test is not run; in CI it fails. */
    static Capture start(int port) throws IOException {
        Process process;
        try {
            // To a pipe, not a file: what tcpdump captures is read as it comes, and needs no file that it may write.
            process = new ProcessBuilder(
                            "tcpdump",
                            "-i",
                            loopback(),
                            "-w",
                            "-",
                            "-U",
                            "--immediate-mode",
                            "-n",
                            "-B",
                            "16384",
                            "tcp port " + port)
                    .start();
        } catch (IOException e) {
            throw notRun("tcpdump is not installed: " + e.getMessage());
        }
        Capture capture = new Capture(port, process);
        capture.awaitReady();
        Thread reader = new Thread(capture::read, "capture");
        reader.setDaemon(true);
        reader.start();
        return capture;
    }

    /** What the test needs and this machine does not give. */
    private static RuntimeException notRun(String reason) {
        if ("true".equals(System.getenv("CI"))) {
            fail(reason);
        }
        Assumptions.abort(reason);
        return new IllegalStateException(reason); // abort has thrown
    }

    private static String loopback() throws IOException {
        return NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress())
                .getName();
    }

    private void awaitReady() throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = says.readLine(); line != null; line = says.readLine()) {
            if (line.contains("listening on")) {
                return;
            }
            said.append(line).append('\n');
        }
        throw notRun("tcpdump may not capture here: " + said);
    }

    private void read() {
        try {
            Pcap pcap = new Pcap(tcpdump.getInputStream());
            for (var next = pcap.next(); next.isPresent(); next = pcap.next()) {
                add(next.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the capture broke off", e);
        } finally {
            ended.countDown();
        }
    }

    private void add(Pcap.Segment segment) {
        boolean up = segment.destinationPort() == port;
        int clientPort = up ? segment.sourcePort() : segment.destinationPort();
        CapturedConnection connection = connections.computeIfAbsent(clientPort, any -> new CapturedConnection());
        connection.add(up ? Direction.UP : Direction.DOWN, segment);
        if (clientPort == markerPort && connection.bytes(Direction.UP) == MARKER.length()) {
            markerSeen.countDown();
        }
    }

    /**
     * Ends the capture once all that was sent so far is in it: a last connection, which is left out of the result, is
     * waited for.
     *
     * @return by the client's port, in order
     */
    Map<Integer, CapturedConnection> finish() throws IOException, InterruptedException {
        try (Socket marker = new Socket(InetAddress.getLoopbackAddress(), port)) {
            markerPort = marker.getLocalPort();
            marker.getOutputStream().write(MARKER.getBytes(StandardCharsets.US_ASCII));
            assertTrue(markerSeen.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "the capture never came to its end");
        }
        tcpdump.toHandle().destroy(); // and leaves the streams open, unlike destroy(): tcpdump has last words
        assertTrue(ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "tcpdump does not end");
        List<String> summary = says.lines().toList();
        assertTrue(summary.contains("0 packets dropped by kernel"), summary::toString);
        connections.remove(markerPort);
        return new TreeMap<>(connections);
    }

    @Override
    public void close() {
        tcpdump.destroy();
    }
}
