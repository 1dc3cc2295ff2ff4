package duplex.measure.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The server that says what it is told to. */
class ScriptedServerTest {

    @Test
    void theScriptIsPlayedToWhoeverSendsAnOpeningHandshake() throws IOException {
        try (ScriptedServer server = new ScriptedServer(caller -> caller.switchProtocols()
                        .text(caller.frame().text() + "!")
                        .closeFrame(4001, "끝"));
                RawConnection client = new RawConnection(server.address())) {
            RawResponse response = client.handshake("/");
            assertEquals("HTTP/1.1 101 Switching Protocols", response.statusLine());
            assertEquals( // RFC 6455, section 1.3
                    "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
                    response.field("Sec-WebSocket-Accept").orElse(""));
            client.sendText("안녕");
            assertEquals("안녕!", client.frame().text());
            assertEquals(4001, client.frame().closeCode());
            assertEquals(0, client.rest().length, "FIN when the script is over");
        }
    }

    @Test
    void everybodyElseGetsThePageThatKnowsItsServer() throws IOException {
        try (ScriptedServer server = new ScriptedServer("<p>ws://localhost:3000", caller -> {});
                RawConnection client = new RawConnection(server.address())) {
            assertEquals(
                    "<p>" + server.webSocketUrl().replaceAll("/$", ""),
                    client.get("/").content());
            assertEquals(200, client.get("/favicon.ico").status());
        }
    }

    @Test
    void theJdksClientTellsARightStatusLineFromAWrongOne() throws IOException {
        for (String line : new String[] {"HTTP/1.1 101 Switching Protocols", "HTTP 1.1 101 Switching Protocols"}) {
            try (ScriptedServer server =
                    new ScriptedServer(caller -> caller.switchProtocols(line, caller.rightAccept()))) {
                boolean opened = JdkClient.open(server.webSocketUrl()).isPresent();
                assertEquals(line.startsWith("HTTP/"), opened, line);
            }
        }
    }

    @Test
    void aWiretapHandsOnWhatItHears() throws IOException {
        try (ScriptedServer server = new ScriptedServer(caller ->
                        caller.switchProtocols().text(caller.frame().text()).awaitEnd());
                Wiretap wiretap = new Wiretap(server.address());
                RawConnection client = new RawConnection(wiretap.address())) {
            client.handshake("/");
            client.sendText("엿듣지 마세요");
            assertEquals("엿듣지 마세요", client.frame().text());
            assertEquals(client.sent(), wiretap.sent().length);
            assertTrue(new String(wiretap.sent(), StandardCharsets.ISO_8859_1).startsWith("GET / HTTP/1.1\r\n"));
        }
    }
}
