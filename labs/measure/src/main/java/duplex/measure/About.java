package duplex.measure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.measure.client.Carrier;
import duplex.measure.client.Trust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks a server about itself. Counted as a page, by the time that an answer is returned or a moment later, and nothing
 * after that: the connection is over, and this end of it says no goodbye of TLS. Blocks.
 */
final class About {

    private static final int TIMEOUT_MILLIS = 10_000;

    private static final String REQUEST = """
            GET /about HTTP/1.1\r
            Host: localhost\r
            Connection: close\r
            \r
            """;

    private About() {}

    /** Of the server's log: part of every cursor, and so of the size of a representation. */
    static String epoch(InetSocketAddress server, Carrier carrier) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server, TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            String answer = ask(carrier.tls() ? tls(socket) : socket);
            return new ObjectMapper()
                    .readTree(answer.substring(answer.indexOf("\r\n\r\n")))
                    .path("epoch")
                    .asText();
        }
    }

    private static Socket tls(Socket socket) throws IOException {
        return Trust.any().getSocketFactory().createSocket(socket, "localhost", socket.getPort(), false);
    }

    private static String ask(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
}
