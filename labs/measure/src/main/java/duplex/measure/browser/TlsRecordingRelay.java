package duplex.measure.browser;

import duplex.measure.client.Trust;
import duplex.wire.Direction;
import duplex.wire.Part;
import duplex.wire.WireListener;
import duplex.wire.WireParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Stands in front of a server that speaks TLS, with a certificate of its own, hands all plaintext on unchanged, and
 * remembers the header section of each request, of HTTP/1.1 or decoded from HTTP/2. Two threads for each connection: for
 * a handful of browsers that ignore whose certificate it is.
 */
final class TlsRecordingRelay implements AutoCloseable {
    private static final int BUFFER_BYTES = 65_536;

    private final SSLServerSocket listener;
    private final int serverPort;
    private final List<Recording> recordings = new ArrayList<>();
    private final Collection<SSLSocket> open = new ConcurrentLinkedQueue<>();

    /**
     * Listens on any free port.
     *
     * @param address where clients connect to
     * @param serverPort where the server listens on loopback
     * @param protocols by their names in ALPN, the preferred one first
     */
    TlsRecordingRelay(InetAddress address, int serverPort, List<String> protocols) throws IOException {
        this.serverPort = serverPort;
        listener = (SSLServerSocket)
                ThrowAwayCertificate.context().getServerSocketFactory().createServerSocket(0, 50, address);
        SSLParameters parameters = listener.getSSLParameters();
        parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        listener.setSSLParameters(parameters);
        run("relay", this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** All requests whose header section has come in whole, in that order. */
    List<RecordedRequest> requests() {
        synchronized (recordings) {
            return recordings.stream().map(Recording::request).toList();
        }
    }

    private void accept() throws IOException {
        while (true) {
            SSLSocket client = (SSLSocket) listener.accept();
            open.add(client);
            run("relay", () -> relay(client));
        }
    }

    private void relay(SSLSocket client) throws IOException {
        client.startHandshake();
        SSLSocket server = (SSLSocket) Trust.any().getSocketFactory().createSocket();
        open.add(server);
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
        SSLParameters parameters = server.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {client.getApplicationProtocol()});
        server.setSSLParameters(parameters);
        WireParser parser = new WireParser(new Connection());
        run("relay up", () -> handOn(client, server, parser, Direction.UP));
        handOn(server, client, parser, Direction.DOWN);
    }

    /** Parsed first: whoever has the answer finds the request. */
    private void handOn(SSLSocket from, SSLSocket to, WireParser parser, Direction direction) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            synchronized (parser) {
                parser.accept(direction, ByteBuffer.wrap(buffer, 0, read));
            }
            out.write(buffer, 0, read);
        }
        to.close();
    }

    /** One request under way, or over. */
    private static final class Recording {
        private final String method;
        private final String target;
        private final List<RecordedRequest.Field> fields = new ArrayList<>();

        Recording(String method, String target) {
            this.method = method;
            this.target = target;
        }

        RecordedRequest request() {
            return new RecordedRequest(method, target, fields);
        }
    }

    /** A connection of HTTP/1.1, on which one request follows the other, or a stream of HTTP/2. */
    private final class Connection implements WireListener {
        private Recording underWay = new Recording("", "");

        @Override
        public WireListener stream(int id) {
            return new Connection();
        }

        @Override
        public void requestStarted(String method, String target) {
            synchronized (recordings) {
                underWay = new Recording(method, target);
                recordings.add(underWay);
            }
        }

        @Override
        public void field(Direction direction, String name, String value) {
            if (direction == Direction.UP) {
                synchronized (recordings) {
                    underWay.fields.add(new RecordedRequest.Field(name, value));
                }
            }
        }

        @Override
        public void counted(Direction direction, Part part, int bytes) {}
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
        for (SSLSocket socket : open) socket.close();
    }
}
