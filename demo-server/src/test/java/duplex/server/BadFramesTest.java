package duplex.server;

import static duplex.server.RawClient.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Frame;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Frames that cannot be taken: the right close code, and one clear line. */
class BadFramesTest {

    private static DemoServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void theServerGoesOn() {
        try (RawClient next = new RawClient(server.port())) {
            assertEquals(
                    201,
                    next.say("short-polling", "still here", "next").response().status());
        }
    }

    @Test
    void aMissingMemberInAFrame() {
        assertClosed(1008, c -> c.text("{\"author\":\"a\",\"id\":\"a1\"}"));
    }

    /** In every other respect a chat message: a reader that replaced what it cannot read would take it. */
    private static final byte[] NOT_UTF_8 =
            json("\u00c3(", "a1").replace("민수", "a").getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void invalidUtf8InATextFrame() {
        assertClosed(1007, c -> c.frame(1, NOT_UTF_8));
    }

    @Test
    void invalidUtf8InABinaryFrame() {
        assertClosed(1007, c -> c.frame(2, NOT_UTF_8));
    }

    @Test
    void malformedJsonInAFrame() {
        assertClosed(1007, c -> c.text("hello"));
    }

    @Test
    void emptyTextInAFrame() {
        assertClosed(1008, c -> c.text(json("", "a1")));
    }

    @Test
    void textOver4KiBInAFrame() {
        assertClosed(1009, c -> c.text(json("x".repeat(4_097), "a1")));
    }

    @Test
    void aFrameOver64KiB() {
        assertClosed(1009, c -> c.text("x".repeat(65_537)));
    }

    private static void assertClosed(int code, Consumer<RawClient> sent) {
        try (RawClient client = new RawClient(server.port())) {
            client.openWebSocket("");
            sent.accept(client);
            Frame frame = client.frame();
            while (frame.opcode() != 8) {
                frame = client.frame();
            }
            assertTrue(frame.text().matches(code + " .+"), frame.text());
            assertFalse(frame.text().contains("\n"), frame.text());
            client.answerClose();
            assertTrue(client.ended());
        }
    }
}
