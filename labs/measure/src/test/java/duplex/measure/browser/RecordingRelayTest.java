package duplex.measure.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingRelayTest {
    private static final String TWO_REQUESTS = """
            POST /form-post HTTP/1.1\r
            Host: here:80\r
            content-length: 5\r
            \r
            a=1\r
            GET /websocket/messages HTTP/1.1\r
            Host: here:80\r
            Upgrade: websocket\r
            \r
            """;
    private static final String FRAMES = "\r\n\r\nnot HTTP any more";

    @Test
    void everyByteIsHandedOnAndEachHeaderSectionRemembered() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        byte[] sent = (TWO_REQUESTS + FRAMES).getBytes(StandardCharsets.ISO_8859_1);
        try (ServerSocket listener = new ServerSocket(0, 1, loopback);
                RecordingRelay relay = new RecordingRelay(loopback, listener.getLocalPort());
                Socket client = new Socket(loopback, relay.port())) {
            client.getOutputStream().write(sent);
            try (Socket server = listener.accept()) {
                byte[] received = server.getInputStream().readNBytes(sent.length);
                assertEquals(TWO_REQUESTS + FRAMES, new String(received, StandardCharsets.ISO_8859_1));
            }
            assertEquals(2, relay.requests().size());
            RecordedRequest post = relay.requests().get(0);
            assertEquals("POST", post.method());
            assertEquals("/form-post", post.target());
            assertEquals(
                    List.of(
                            new RecordedRequest.Field("Host", "here:80"),
                            new RecordedRequest.Field("content-length", "5")),
                    post.fields());
            assertEquals("websocket", relay.requests().get(1).value("upgrade"));
        }
    }

    @Test
    void cuttingEndsEveryConnectionAndTakesNewOnes() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket listener = new ServerSocket(0, 2, loopback);
                RecordingRelay relay = new RecordingRelay(loopback, listener.getLocalPort());
                Socket client = new Socket(loopback, relay.port());
                Socket server = listener.accept()) {
            relay.cut();
            assertEquals(-1, client.getInputStream().read());
            assertEquals(-1, server.getInputStream().read());
            try (Socket again = new Socket(loopback, relay.port());
                    Socket accepted = listener.accept()) {
                accepted.getOutputStream().write('!');
                assertEquals('!', again.getInputStream().read());
            }
        }
    }
}
