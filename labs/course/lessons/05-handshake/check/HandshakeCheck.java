package lab05;

import static java.nio.charset.StandardCharsets.US_ASCII;

import duplex.course.kit.Expect;
import duplex.course.kit.Machine;
import duplex.course.kit.Measured;
import duplex.course.kit.Seed;
import duplex.course.kit.Tape;
import duplex.course.kit.WebSocketEcho;
import duplex.measure.raw.RawResponse;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HandshakeCheck {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** The example of RFC 6455, section 1.3. */
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    private static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    private static final String REQUEST = """
            GET /chat HTTP/1.1
            Host: server.example.com
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            Sec-WebSocket-Version: 13

            """;

    // ---- Task 1 ----

    @Test
    @Tag("task1")
    void theExampleOfTheRfcIsAnswered() throws Exception {
        Measured.number("accept_characters", ACCEPT.length());
        Expect.sent(KEY)
                .call(() -> Handshake.accept(KEY))
                .known("decoded-key", base64(sha1(concat(Base64.getDecoder().decode(KEY), GUID.getBytes(US_ASCII)))))
                .known("no-guid", base64(sha1(KEY.getBytes(US_ASCII))))
                .known("guid-lower-case", base64(sha1((KEY + GUID.toLowerCase(Locale.ROOT)).getBytes(US_ASCII))))
                .known("guid-first", base64(sha1((GUID + KEY).getBytes(US_ASCII))))
                .known("hex", hex(sha1((KEY + GUID).getBytes(US_ASCII))))
                .known("hex", hex(sha1((KEY + GUID).getBytes(US_ASCII))).toUpperCase(Locale.ROOT))
                .known("hex-in-base64", base64(hex(sha1((KEY + GUID).getBytes(US_ASCII))).getBytes(US_ASCII)))
                .known("not-hashed", base64((KEY + GUID).getBytes(US_ASCII)))
                .known("not-hashed", KEY + GUID)
                .known("key-itself", KEY)
                .is(ACCEPT);
    }

    @Test
    @Tag("task1")
    void anyKeyIsAnswered() throws Exception {
        Random random = Seed.random();
        for (int i = 0; i < 50; i++) {
            byte[] nonce = new byte[16];
            random.nextBytes(nonce);
            String key = base64(nonce);
            Expect.sent(key)
                    .call(() -> Handshake.accept(key))
                    .known("example-only", ACCEPT)
                    .is(base64(sha1((key + GUID).getBytes(US_ASCII))));
        }
    }

    // ---- Task 2 ----

    @Test
    @Tag("task2")
    void theStatusLineSays101() throws Exception {
        Answer answer = upgrade(REQUEST);
        String statusLine = answer.text().lines().findFirst().orElse("");
        Expect.sent(answer.request())
                .came(statusLine)
                .known("http-without-slash", line -> line.startsWith("HTTP 1.1"))
                .known("refuses-the-example", line -> line.matches("HTTP/1\\.1 4\\d\\d .*"))
                .known("no-phrase", "HTTP/1.1 101")
                .is("HTTP/1.1 101 Switching Protocols");
    }

    @Test
    @Tag("task2")
    void theFieldsSwitchToWebSocket() throws Exception {
        Answer answer = upgrade(REQUEST);
        Measured.number("handshake_bytes", answer.request().length() + answer.text().length());
        Expect.sent(answer.request())
                .came(answer.text())
                .known("line-feeds-only", text -> !text.contains("\r\n"))
                .known("no-empty-line", text -> !text.endsWith("\r\n\r\n"))
                .is("CRLF CRLF", text -> text.endsWith("\r\n\r\n"));
        RawResponse reply = RawResponse.of(answer.text());
        Expect.sent(answer.request())
                .came(reply.field("Upgrade").orElse(""))
                .is("Upgrade: websocket", value -> value.equalsIgnoreCase("websocket"));
        Expect.sent(answer.request())
                .came(reply.field("Connection").orElse(""))
                .is("Connection: Upgrade", value -> value.equalsIgnoreCase("upgrade"));
        Expect.sent(answer.request())
                .came(reply.field("Sec-WebSocket-Accept").orElse(""))
                .known("key-itself", KEY)
                .is(ACCEPT);
    }

    @Test
    @Tag("task2")
    void nothingIsAgreedThatWasNotUnderstood() throws Exception {
        Answer answer = upgrade(with(
                "Sec-WebSocket-Protocol: homework.example.com", "Sec-WebSocket-Extensions: permessage-deflate"));
        RawResponse reply = RawResponse.of(answer.text());
        Expect.sent(answer.request())
                .came(reply.field("Sec-WebSocket-Protocol").orElse(""))
                .known("key-as-subprotocol", value -> value.equals(KEY) || value.equals(ACCEPT))
                .known("subprotocol-echoed", "homework.example.com")
                .is("");
        Expect.sent(answer.request())
                .came(reply.field("Sec-WebSocket-Extensions").orElse(""))
                .known("extension-echoed", "permessage-deflate")
                .is("");
    }

    // ---- Task 3 ----

    @Test
    @Tag("task3")
    void connectionIsAList() throws Exception {
        expectStatus(REQUEST.replace("Connection: Upgrade", "Connection: keep-alive, Upgrade"), 101, "connection-whole");
    }

    @Test
    @Tag("task3")
    void namesAndTokensMayBeInAnyCase() throws Exception {
        String request = REQUEST.replace("Upgrade: websocket", "UPGRADE: WebSocket")
                .replace("Connection: Upgrade", "connection: upgrade")
                .replace("Sec-WebSocket-Key", "sec-websocket-key");
        expectStatus(request, 101, "case-matters");
    }

    // ---- Task 4 ----

    @Test
    @Tag("task4")
    void aPlainGetIsNotSwitched() throws Exception {
        expectRefusal(REQUEST.replace("Upgrade: websocket\n", ""), List.of(400, 426), "upgrade-not-asked");
        expectRefusal(REQUEST.replace("Connection: Upgrade\n", ""), List.of(400, 426), "connection-not-asked");
    }

    @Test
    @Tag("task4")
    void onlyGetSwitches() throws Exception {
        expectRefusal(REQUEST.replace("GET ", "POST "), List.of(400, 405), "method-ignored");
    }

    @Test
    @Tag("task4")
    void onlyHttp11Switches() throws Exception {
        expectRefusal(REQUEST.replace("HTTP/1.1", "HTTP/1.0"), List.of(400, 426, 505), "http-version-ignored");
    }

    @Test
    @Tag("task4")
    void hostIsRequired() throws Exception {
        expectRefusal(REQUEST.replace("Host: server.example.com\n", ""), List.of(400), "host-ignored");
    }

    @Test
    @Tag("task4")
    void theKeyIsSixteenBytes() throws Exception {
        expectRefusal(REQUEST.replace("Sec-WebSocket-Key: " + KEY + "\n", ""), List.of(400), "key-missing");
        expectRefusal(REQUEST.replace(KEY, "c2hvcnQ="), List.of(400), "key-length-ignored");
        expectRefusal(REQUEST.replace(KEY, "not Base64 at all!!!!!=="), List.of(400), "key-not-decoded");
    }

    @Test
    @Tag("task4")
    void anotherVersionIs426() throws Exception {
        Answer answer = upgrade(REQUEST.replace("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8"));
        RawResponse reply = RawResponse.of(answer.text());
        Expect.sent(answer.request())
                .came(reply.status())
                .known("version-ignored", 101)
                .known("version-as-bad-request", 400)
                .is(426);
        Expect.sent(answer.request())
                .came(reply.field("Sec-WebSocket-Version").orElse(""))
                .known("version-not-named", "")
                .is("13");
    }

    // ---- Task 5 ----

    @Test
    @Tag("task5")
    void framesBehindTheHeaderSectionStay() throws Exception {
        byte[] frame = HexFormat.of().parseHex("818537fa213d7f9f4d5158"); // a masked "Hello", section 5.7
        byte[] head = crlf(REQUEST).getBytes(US_ASCII);
        ByteBuffer received = ByteBuffer.wrap(concat(head, frame));
        Tape.up(concat(head, frame));
        String answer = Expect.value(() -> Handshake.upgrade(received));
        Tape.down(answer.getBytes(US_ASCII));
        byte[] rest = new byte[received.remaining()];
        received.get(rest);
        Expect.sent(concat(head, frame))
                .came(rest)
                .known("frame-dropped", new byte[0])
                .known("head-left", left -> left.length > frame.length)
                .is(frame);
    }

    // ---- Task 6 ----

    @Test
    @Tag("task6")
    void theClientOfTheJdkConnects() throws Exception {
        try (WebSocketEcho server = WebSocketEcho.with(Handshake::upgrade)) {
            CompletableFuture<String> echoed = new CompletableFuture<>();
            HttpClient client = HttpClient.newBuilder().proxy(ProxySelector.of(null)).build();
            WebSocket webSocket = client.newWebSocketBuilder()
                    .buildAsync(server.webSocketAddress(), new FirstText(echoed))
                    .get(4, TimeUnit.SECONDS);
            webSocket.sendText("안녕하세요", true);
            Expect.sent("안녕하세요").came(echoed.get(4, TimeUnit.SECONDS)).is("안녕하세요");
            webSocket.abort();
        }
    }

    @Test
    @Tag("task6")
    void chromiumConnects() throws Exception {
        try (WebSocketEcho server = WebSocketEcho.with(Handshake::upgrade);
                Machine.Page page = Machine.chromium(server.pageAddress())) {
            String echoed = page.evaluate("""
                    new Promise(done => {
                      const socket = new WebSocket('%s');
                      socket.onopen = () => socket.send('안녕하세요');
                      socket.onmessage = message => done(message.data);
                      socket.onclose = end => done('close ' + end.code);
                    })
                    """.formatted(server.webSocketAddress()));
            Expect.sent("안녕하세요").came(echoed).is("안녕하세요");
        }
    }

    private record FirstText(CompletableFuture<String> text) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.complete(data.toString());
            return null;
        }
    }

    // ---- What all share ----

    private record Answer(String request, String text) {}

    private static Answer upgrade(String request) {
        String sent = crlf(request);
        Tape.clear();
        Tape.up(sent.getBytes(US_ASCII));
        String text = Expect.value(() -> Handshake.upgrade(ByteBuffer.wrap(sent.getBytes(US_ASCII))));
        Tape.down(text.getBytes(US_ASCII));
        return new Answer(sent, text);
    }

    private static void expectStatus(String request, int status, String help) throws Exception {
        Answer answer = upgrade(request);
        Expect.sent(answer.request())
                .came(RawResponse.of(answer.text()).status())
                .known(help, came -> came != status)
                .is(status);
    }

    private static void expectRefusal(String request, List<Integer> statuses, String help) throws Exception {
        Answer answer = upgrade(request);
        Expect.sent(answer.request())
                .came(RawResponse.of(answer.text()).status())
                .known(help, 101)
                .is(statuses.toString(), statuses::contains);
    }

    private static String with(String... lines) {
        return REQUEST.replace("Upgrade: websocket\n", "Upgrade: websocket\n" + String.join("\n", lines) + "\n");
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }

    private static byte[] sha1(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-1").digest(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }
}
