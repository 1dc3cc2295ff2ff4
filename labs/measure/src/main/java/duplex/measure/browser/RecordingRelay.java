package duplex.measure.browser;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands in front of a server, hands every byte on unchanged, and remembers the header section of each HTTP/1.1 request.
 * It can also break the connections that pass through it.
 * One thread for each direction of each connection: for a handful of browsers, not for load.
 */
public final class RecordingRelay implements AutoCloseable {
    private final ServerSocket listener;
    private final int serverPort;
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();

    /**
     * Listens on any free port.
     *
     * @param address where clients connect to
     * @param serverPort where the server listens on loopback
     */
    public RecordingRelay(InetAddress address, int serverPort) throws IOException {
        this.listener = new ServerSocket(0, 50, address);
        this.serverPort = serverPort;
        run("relay", this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** All requests whose header section has come in whole, in that order. */
    public List<RecordedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** Breaks every connection there is, as a network that goes away; new ones are accepted. */
    public void cut() throws IOException {
        for (Socket socket : open) socket.close();
        open.clear();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            open.add(client);
            Socket server = new Socket();
            open.add(server);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
            run("relay up", () -> handOn(client, server));
            run("relay down", () -> {
                try (client;
                        server) {
                    server.getInputStream().transferTo(client.getOutputStream());
                }
            });
        }
    }

    private void handOn(Socket client, Socket server) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = server.getOutputStream();
        RecordedRequest request;
        do {
            byte[] section = headerSection(in);
            request = parse(section);
            synchronized (requests) {
                requests.add(request);
            }
            out.write(section);
            String length = request.value("Content-Length");
            if (!length.isEmpty()) out.write(in.readNBytes(Integer.parseInt(length)));
        } while (request.value("Upgrade").isEmpty());
        in.transferTo(out);
    }

    private static byte[] headerSection(InputStream in) throws IOException {
        ByteArrayOutputStream section = new ByteArrayOutputStream();
        int ending = 0; // how much of CR LF CR LF has been seen
        while (ending < 4) {
            int next = in.read();
            if (next < 0) throw new EOFException();
            section.write(next);
            if (next == (ending % 2 == 0 ? '\r' : '\n')) ending++;
            else ending = next == '\r' ? 1 : 0;
        }
        return section.toByteArray();
    }

    private static RecordedRequest parse(byte[] section) {
        List<String> lines =
                new String(section, StandardCharsets.ISO_8859_1).lines().toList();
        String[] requestLine = lines.get(0).split(" ", 3);
        List<RecordedRequest.Field> fields = lines.subList(1, lines.size() - 1).stream()
                .map(line -> {
                    int colon = line.indexOf(": ");
                    return new RecordedRequest.Field(line.substring(0, colon), line.substring(colon + 2));
                })
                .toList();
        return new RecordedRequest(requestLine[0], requestLine[1], fields);
    }

    /** The end of a connection, or of the relay itself, is how these threads end. */
    private static void run(String name, Copying task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException ended) {
                        // nothing is left to hand on
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private interface Copying {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
