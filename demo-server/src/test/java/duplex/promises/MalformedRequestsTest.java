package duplex.promises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.Fuzz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes to the port: never a 5xx, never a stack trace, and the server goes on. */
class MalformedRequestsTest {

    private static final Pattern SERVER_ERROR = Pattern.compile("(?m)^HTTP/1\\.[01] 5");

    /** 1011: the server met something unexpected (RFC 6455, section 7.4.1). */
    private static final Pattern INTERNAL_ERROR = Pattern.compile("(?s)\u0088.\u0003\u00f3");

    private static final int PATIENCE_MILLIS = 10_000;

    private static ServedProcess server;

    @BeforeAll
    static void start() throws IOException {
        server = ServedProcess.start("--limits", "off", "--limit", "hold-seconds=1");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void theServerGoesOnAndHasNothingToReport() throws Exception {
        server.post("a", "still here", "still-here");
        assertEquals("", server.errors());
    }

    @Test
    void badInputGetsAClearAnswerFromTheLiveServer() throws Exception {
        new Fuzz("live server", VALID).feed(input -> {
            String answer = exchange(input);
            assertFalse(SERVER_ERROR.matcher(answer).find(), answer);
            assertFalse(INTERNAL_ERROR.matcher(answer).find(), answer);
        });
    }

    private static final String HOST = "Host: localhost\r\n";
    private static final String JSON = HOST + "Content-Type: application/json\r\n";

    private static final String[] VALID = {
        "GET /short-polling/messages HTTP/1.1\r\n" + HOST + "\r\n",
        "GET /form-post?lang=ko HTTP/1.1\r\n" + HOST + "Accept: text/html\r\nCookie: author=%EA%B0%80\r\n\r\n",
        "GET /chat.js HTTP/1.1\r\n" + HOST + "If-None-Match: \"0123\"\r\n\r\n",
        "POST /short-polling/messages HTTP/1.1\r\n" + JSON
                + "Content-Length: 37\r\n\r\n{\"author\":\"a\",\"text\":\"b\",\"id\":\"abcd\"}",
        "POST /long-polling/messages HTTP/1.1\r\n" + JSON
                + "Transfer-Encoding: chunked\r\n\r\n25\r\n{\"author\":\"a\",\"text\":\"b\",\"id\":\"abcd\"}\r\n0\r\n\r\n",
        "POST /form-post HTTP/1.1\r\n" + HOST
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 23\r\n\r\nauthor=a&text=b&id=abcd",
        "HEAD / HTTP/1.1\r\n" + HOST + "\r\n",
        "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n",
        "GET /websocket/messages HTTP/1.1\r\n" + HOST
                + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
                + "\u0081\u00a5\0\0\0\0{\"author\":\"a\",\"text\":\"b\",\"id\":\"abcd\"}\u0089\u0080\0\0\0\0"
                + "\u0088\u0082\0\0\0\0\3\u00e8"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n\r\n",
                "GET\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET / JUNK/1.1\r\nHost: localhost\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "G\0T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%c3%28 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%c0%ae%c0%ae/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /a;b=%2f HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /short-polling/messages?after=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /short-polling/messages?after=%c3%28 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /short-polling/messages?=&&==&after HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET http://[::1/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET http://a:99999/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET a HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "CONNECT localhost:1 HTTP/1.1\r\nHost: localhost:1\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "BREW /pot HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n: nameless\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nA\0B: c\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: local\0host\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nExpect: 101-nothing\r\n\r\n",
                "GET / HTTP/1.1\nHost: localhost\n\n",
                "GET / HTTP/1.1\rHost: localhost\r\r",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999999999999\r\n\r\n",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1, 2\r\n\r\n",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0x10\r\n\r\n",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n\r\n",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}X\r\n0\r\n\r\n",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nbad trailer\r\n\r\n",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\ncut off",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: ;;;=\r\nContent-Length: 2\r\n\r\n{}",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type:\r\nContent-Length: 2\r\n\r\n{}",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/\"json\r\nContent-Length: 2\r\n\r\n{}",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json; charset\r\nContent-Length: 2\r\n\r\n{}",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json; charset=\"\r\nContent-Length: 2\r\n\r\n{}",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json; charset=\\\r\nContent-Length: 2\r\n\r\n{}",
                "POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json; charset=no-such\r\nContent-Length: 2\r\n\r\n{}",
                "GET /server-sent-events/messages HTTP/1.1\r\nHost: localhost\r\nAccept: \"\r\n\r\n",
                "POST /form-post HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\n{}",
            })
    void protocolErrorsGetTheRightCode(String request) throws IOException {
        String answer = exchange(request.getBytes(StandardCharsets.ISO_8859_1));
        assertFalse(SERVER_ERROR.matcher(answer).find(), answer);
        assertFalse(answer.contains("\tat "), answer);
        assertTrue(answer.isEmpty() || answer.matches("(?s)HTTP/1\\.1 [24][0-9][0-9] .*"), answer);
    }

    @Test
    void depthIsNoServerError() throws IOException {
        for (String request : new String[] {
            "GET " + "/f".repeat(3_000) + " HTTP/1.1\r\n" + HOST + "\r\n",
            "GET / HTTP/1.1\r\nHost: " + "a.".repeat(3_000) + "localhost\r\n\r\n"
        }) {
            String answer = exchange(request.getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(answer.matches("(?s)HTTP/1\\.1 [24][0-9][0-9] .*"), answer);
        }
    }

    /** Sends something and nothing after it; returns everything that comes back until the server has had enough. */
    private static String exchange(byte[] input) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setSoLinger(true, 0);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(input);
                socket.shutdownOutput();
                socket.getInputStream().transferTo(answer);
            } catch (SocketException e) {
                // reset: the server does not want to hear the rest
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
