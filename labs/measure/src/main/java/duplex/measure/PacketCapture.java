package duplex.measure;

import duplex.measure.model.Packets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** tcpdump on the loopback interface: how many packets go to and from one port, and how long their headers are. */
final class PacketCapture implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    /** A delayed acknowledgement comes within 40 ms on Linux, and must within 500 (RFC 9293, section 3.8.6.3). */
    private static final long ACKNOWLEDGED_MILLIS = 250;

    private static final Pattern IP = Pattern.compile("proto TCP .*length (\\d+)\\)");
    private static final Pattern TCP = Pattern.compile("\\.(\\d+) > \\S+\\.(\\d+): tcp (\\d+)");

    private final InetSocketAddress server;
    private final Process tcpdump;
    private final Map<Integer, Packets> byClient = new ConcurrentHashMap<>();

    private PacketCapture(InetSocketAddress server, Process tcpdump) {
        this.server = server;
        this.tcpdump = tcpdump;
    }

    /**
     * Captures from when this returns.
     *
     * @throws IOException when tcpdump is missing or may not capture here; says which
     */
    static PacketCapture start(InetSocketAddress server) throws IOException {
        String loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress())
                .getName();
        Process tcpdump = new ProcessBuilder(
                        "tcpdump",
                        "-i",
                        loopback,
                        "-n",
                        "-l",
                        "--immediate-mode",
                        "-v",
                        "-q",
                        "tcp port " + server.getPort())
                .start();
        BufferedReader errors =
                new BufferedReader(new InputStreamReader(tcpdump.getErrorStream(), StandardCharsets.UTF_8));
        String last = "";
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            last = line;
            if (line.contains("listening on")) {
                PacketCapture capture = new PacketCapture(server, tcpdump);
                Thread reader = new Thread(capture::read, "duplex-capture");
                reader.setDaemon(true);
                reader.start();
                return capture;
            }
        }
        throw new IOException("tcpdump may not capture here: " + last);
    }

    /** Two lines for each packet: of IP with its length, and of TCP with that of its payload. */
    private void read() {
        try (BufferedReader lines = tcpdump.inputReader(StandardCharsets.UTF_8)) {
            int ipLength = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher ip = IP.matcher(line);
                Matcher tcp = TCP.matcher(line);
                if (ip.find()) {
                    ipLength = Integer.parseInt(ip.group(1));
                } else if (tcp.find()) {
                    count(
                            Integer.parseInt(tcp.group(1)),
                            Integer.parseInt(tcp.group(2)),
                            ipLength - Integer.parseInt(tcp.group(3)));
                }
            }
        } catch (IOException e) {
            tcpdump.destroy(); // closed: what it had counted stays
        }
    }

    private void count(int source, int destination, int headers) {
        boolean up = destination == server.getPort();
        Packets one = new Packets(up ? 1 : 0, up ? 0 : 1, headers);
        byClient.merge(up ? source : destination, one, Packets::plus);
    }

    /** What a client's connection has exchanged so far, acknowledgements included. Waits for those, and for tcpdump. */
    Packets of(Socket client) throws IOException {
        Pause.millis(ACKNOWLEDGED_MILLIS);
        try (Socket marker = new Socket(server.getAddress(), server.getPort())) {
            if (!Pause.until(PATIENCE, () -> byClient.containsKey(marker.getLocalPort()))) {
                throw new IOException("tcpdump is far behind");
            }
        }
        return Optional.ofNullable(byClient.get(client.getLocalPort())).orElse(Packets.NONE);
    }

    @Override
    public void close() {
        tcpdump.destroy();
    }
}
