package duplex.course.check;

import duplex.course.kit.Expect;
import duplex.course.kit.WebSocketEcho;
import duplex.measure.client.Handshake;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a process runs before the first check comes, so that its classes are there. */
final class WarmUp {

    private static final int PATIENCE_SECONDS = 10;

    @Test
    void somethingPasses() {
        Expect.sent("key").call(() -> "accept").is("accept");
    }

    @Test
    void aRealClientConnects() throws Exception {
        try (WebSocketEcho server = WebSocketEcho.with(WarmUp::upgrade)) {
            CompletableFuture<String> echoed = new CompletableFuture<>();
            WebSocket webSocket = HttpClient.newBuilder()
                    .proxy(ProxySelector.of(null))
                    .build()
                    .newWebSocketBuilder()
                    .buildAsync(server.webSocketAddress(), new FirstText(echoed))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            webSocket.sendText("echo", true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Expect.sent("echo")
                    .came(echoed.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .is("echo");
            webSocket.abort();
        }
    }

    private static String upgrade(ByteBuffer received) {
        String request = StandardCharsets.ISO_8859_1.decode(received).toString();
        String key = request.replaceFirst("(?is).*\\r\\nsec-websocket-key: (\\S+)\\r\\n.*", "$1");
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + Handshake.accept(key) + "\r\n\r\n";
    }

    private record FirstText(CompletableFuture<String> text) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.complete(data.toString());
            return CompletableFuture.completedStage(null);
        }
    }

    @Test
    void somethingFails() {
        Expect.sent("key").call(() -> "accept").known("help", "accept").is("something else");
    }
}
