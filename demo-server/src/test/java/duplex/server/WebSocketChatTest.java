package duplex.server;

import static duplex.server.RawClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebSocketChatTest {

    @Test
    void theOpeningHandshakeIsAnsweredWithThe101AndNothingElse() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            client.send("""
                GET /websocket/messages HTTP/1.1\r
                Host: localhost\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """);
            String head = client.response().head();
            assertTrue(head.startsWith("HTTP/1.1 101 Switching Protocols\r\n"), head);
            assertTrue(head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), head);
            assertEquals(166, head.length(), head);
        }
    }

    @Test
    void aTextFrameComesBackToItsSenderWithItsId() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            client.openWebSocket("").frame();
            client.text(json("안녕 <b>", "a1"));
            String echo = client.frame().text();
            assertTrue(echo.contains("\"id\":\"a1\",\"kind\":\"chat\",\"author\":\"민수\",\"text\":\"안녕 <b>\""), echo);
        }
    }

    @Test
    void aBinaryFrameOfTextIsTakenAsText() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            client.openWebSocket("").frame();
            client.frame(2, json("이진", "a1").getBytes(StandardCharsets.UTF_8));
            Frame echo = client.frame();
            assertEquals(1, echo.opcode());
            assertTrue(echo.text().contains("\"text\":\"이진\""), echo.text());
        }
    }

    @Test
    void aHeartbeatComesBackAndTheRoomHearsNothingOfIt() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            client.openWebSocket("").frame();
            String heartbeat = "{\"kind\":\"heartbeat\"}";
            client.text(heartbeat);
            assertEquals(new Frame(1, heartbeat), client.frame());
            client.text(heartbeat);
            assertEquals(new Frame(1, heartbeat), client.frame());
            assertEquals(0, server.room().end().sequence());
            assertTrue(server.room().waiting() <= 1, "a reader that was woken for it is registered once");
        }
    }

    @Test
    void whoSaysSomethingIsHeardWhateverItCallsIt() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            client.openWebSocket("").frame();
            client.text("{\"kind\":\"heartbeat\"," + json("still here", "a1").substring(1));
            String echo = client.frame().text();
            assertTrue(echo.contains("\"id\":\"a1\",\"kind\":\"chat\""), echo);
        }
    }

    @Test
    void whoComesBackWithItsCursorHearsWhatItMissedAndNothingTwice() {
        try (DemoServer server = RunningServer.start();
                RawClient poster = new RawClient(server.port());
                RawClient client = new RawClient(server.port())) {
            poster.say("short-polling", "before", "a1").response();
            String cursor = server.room().end().toString();
            poster.say("short-polling", "missed", "a2").response();
            client.openWebSocket("?after=" + cursor).frame();
            String first = client.frame().text();
            assertTrue(first.contains("\"text\":\"missed\""), first);
        }
    }

    @Test
    void theGreetingSpeaksTheLanguageAskedFor() {
        try (DemoServer server = RunningServer.start();
                RawClient korean = new RawClient(server.port());
                RawClient english = new RawClient(server.port())) {
            assertTrue(korean.openWebSocket("?lang=ko").frame().text().contains("어서 오세요"));
            assertTrue(english.openWebSocket("?lang=en").frame().text().contains("Welcome"));
        }
    }

    @Test
    void anAnnouncementReachesEverybodyWithoutAPrefix() throws Exception {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            client.openWebSocket("").frame();
            server.announce("곧 시작해요");
            String frame = client.frame().text();
            assertTrue(frame.contains("\"kind\":\"announcement\",\"author\":\"\",\"text\":\"곧 시작해요\""), frame);
            assertFalse(frame.contains("공지사항"), frame);
        }
    }

    @Test
    void aQuietConnectionIsPingedEvery25Seconds() {
        HeldTimer timer = new HeldTimer();
        try (DemoServer server = RunningServer.start(timer);
                RawClient client = new RawClient(server.port())) {
            client.openWebSocket("").frame();
            awaitRest(server);
            timer.advance(Duration.ofSeconds(26));
            assertEquals(new Frame(9, ""), client.frame());
        }
    }

    @Test
    void aConnectionThatDoesNotAnswerItsPingWithinTenSecondsIsCutOff() {
        HeldTimer timer = new HeldTimer();
        try (DemoServer server = RunningServer.start(timer);
                RawClient client = new RawClient(server.port())) {
            client.openWebSocket("").frame();
            awaitRest(server);
            timer.advance(Duration.ofSeconds(26));
            assertEquals(9, client.frame().opcode());
            timer.advance(Duration.ofSeconds(10));
            assertTrue(client.ended(), "35 seconds after it was last heard of");
        }
    }

    /** The client has the greeting before the server knows that it is sent: the clock must not jump in between. */
    private static void awaitRest(DemoServer server) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (server.room().waiting() == 0) {
            assertTrue(System.nanoTime() < deadline, "the reader does not come to rest");
            Thread.onSpinWait();
        }
    }
}
