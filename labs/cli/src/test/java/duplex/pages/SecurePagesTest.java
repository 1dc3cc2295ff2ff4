package duplex.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.browser.Chromium;
import duplex.server.DemoServer;
import duplex.server.OwnCertificate;
import duplex.server.Protocols;
import duplex.server.ServerOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The pages over TLS: the same scripts, HTTP/2 below them, and the WebSocket a stream of the same connection. */
@ExtendWith(InChromium.class)
class SecurePagesTest {

    private static final String TOKEN = "token";

    @Test
    void overTlsAWebSocketIsAStreamOfHttp2(Chromium chromium, @TempDir Path folder) throws Exception {
        Protocols tls = Protocols.tls(OwnCertificate.in(folder).keystore());
        try (DemoServer server = DemoServer.start(ServerOptions.standard(TOKEN).withProtocols(tls))) {
            String origin = "https://localhost:" + server.port();
            try (ChatPage webSocket = ChatPage.open(chromium, "websocket", origin + "/websocket");
                    ChatPage polling = ChatPage.open(chromium, "long-polling", origin + "/long-polling")) {
                webSocket.send("민수", "암호화된 안녕");
                polling.awaitMessage("암호화된 안녕");
                polling.send("영희", "답장");
                webSocket.awaitMessage("답장");
                assertEquals(
                        "h2",
                        webSocket
                                .ask("performance.getEntriesByType('navigation')[0].nextHopProtocol")
                                .asText());
            }
            String ledger = ledger(server);
            assertTrue(ledger.contains("\"CONNECT /websocket/messages"), ledger);
            assertTrue(ledger.contains("\"text up\""), ledger);
        }
    }

    private static String ledger(DemoServer server) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.controlPort() + "/ledger");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
