package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Frame;
import duplex.server.RawReader.Response;
import org.junit.jupiter.api.Test;

/** Follow one chat message: in by one way, out by all of them. */
class MessageJourneyTest {

    @Test
    void aFormPostReachesEveryTransport() {
        try (DemoServer server = RunningServer.start();
                RawClient browser = new RawClient(server.port());
                RawClient shortPoller = new RawClient(server.port());
                RawClient longPoller = new RawClient(server.port());
                RawClient eventSource = new RawClient(server.port());
                RawClient webSocket = new RawClient(server.port());
                RawClient socketIoPoller = new RawClient(server.port());
                RawClient socketIo = new RawClient(server.port())) {

            // Who listens before: a WebSocket and an event stream are open, a long poll is held, a short poll finds
            // nothing. Socket.IO listens on a WebSocket, or by a poll where it cannot have one.
            webSocket.openWebSocket("");
            assertEquals("{\"kind\":\"welcome\"", start(webSocket.frame().text(), 17));
            eventSource.openEventStream("");
            WayIn.SOCKET_IO_POLLING.listen(socketIoPoller);
            WayIn.SOCKET_IO_WEBSOCKET.listen(socketIo);
            longPoller.get("/long-polling/messages");
            assertEquals(
                    204, shortPoller.get("/short-polling/messages").response().status());

            // 1. The page's <form> sends three fields; Korean is percent-encoded, three bytes a syllable.
            browser.postForm("author=%EB%AF%BC%EC%88%98&text=%EC%95%88%EB%85%95&id=a1b2");

            // 2. FormPost.post takes them, 3. ChatRoom.post puts them in their place, and the browser is sent on.
            Response seeOther = browser.response();
            assertEquals(303, seeOther.status());
            assertEquals("/form-post", seeOther.field("Location").orElseThrow());

            // 4. The room wakes whoever waits: a frame is sent, an event is written, held polls are answered.
            Frame frame = webSocket.frame();
            assertEquals(1, frame.opcode());
            assertIsTheMessage(frame.text());
            assertIsTheMessage(eventSource.chunk());
            assertIsTheMessage(longPoller.response().content());
            assertIsTheMessage(socketIoPoller.response().content());
            assertIsTheMessage(socketIo.frame().text());

            // 5. Who asks is told: the next short poll, and the page that the browser loads after the 303.
            assertIsTheMessage(
                    shortPoller.get("/short-polling/messages").response().content());
            String page = browser.get("/form-post").response().content();
            assertTrue(page.contains(">민수<") && page.contains(">안녕<"), page);
        }
    }

    /** The same representation on every transport that speaks JSON. */
    private static void assertIsTheMessage(String json) {
        assertTrue(
                json.contains("\"id\":\"a1b2\",\"kind\":\"chat\",\"author\":\"민수\",\"text\":\"안녕\",\"at\":\""), json);
    }

    private static String start(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
