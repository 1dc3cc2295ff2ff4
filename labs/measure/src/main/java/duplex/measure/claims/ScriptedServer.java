package duplex.measure.claims;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A server that answers opening handshakes byte by byte as an experiment says, right or wrong, to see what clients make of
 * it. To every other request it gives the same page. One thread for each connection: for a handful of clients.
 */
final class ScriptedServer implements AutoCloseable {

    /** What a caller with an opening handshake is answered. When it returns, the connection ends with FIN. */
    @FunctionalInterface
    interface Script {
        void play(Caller caller) throws IOException;
    }

    private static final String BLANK = "<!doctype html><meta charset=utf-8><title>WebSocket</title>";

    private final ServerSocket listening;
    private final Script script;
    private final String page;
    private final Collection<Socket> open = new ConcurrentLinkedQueue<>();

    /** Listens on any free port of the loopback address; its page is blank. */
    ScriptedServer(Script script) throws IOException {
        this(BLANK, script);
    }

    /** @param page HTML; {@code localhost:3000} in it becomes the address of this server */
    ScriptedServer(String page, Script script) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.script = script;
        this.page = page.replace("localhost:3000", authority());
        run(this::accept);
    }

    /** Where the page is. */
    String url() {
        return "http://" + authority() + "/";
    }

    /** Where the script is played. */
    String webSocketUrl() {
        return "ws://" + authority() + "/";
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort());
    }

    private String authority() {
        return listening.getInetAddress().getHostAddress() + ":" + listening.getLocalPort();
    }

    private void accept() throws IOException {
        while (true) {
            Socket socket = listening.accept();
            socket.setTcpNoDelay(true);
            open.add(socket);
            run(() -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        try (socket) {
            Caller caller = Caller.of(socket);
            while (!caller.asksForWebSocket()) {
                byte[] content = page.getBytes(StandardCharsets.UTF_8);
                caller.send("HTTP/1.1 200 OK\r\nContent-Type: text/html;charset=utf-8\r\nContent-Length: "
                        + content.length + "\r\n\r\n");
                caller.send(content);
                caller = Caller.of(socket);
            }
            script.play(caller);
        }
    }

    /** A client that goes away, and this server's own end, are how these threads end. */
    private static void run(Serving task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (SocketException | java.io.EOFException ended) {
                        // nobody is left to be answered
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "scripted server");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Serving {
        void run() throws IOException;
    }

    /** From here on whoever connects is refused. */
    void listenNoMore() throws IOException {
        listening.close();
    }

    /** Ends every connection. */
    @Override
    public void close() throws IOException {
        listenNoMore();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
