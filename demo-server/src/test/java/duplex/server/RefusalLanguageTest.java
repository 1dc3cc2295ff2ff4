package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Frame;
import duplex.server.RawReader.Response;
import duplex.transport.Limits;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who asks in Korean is refused in Korean. That who names no language is refused in English, the tests of each refusal
 * say.
 */
class RefusalLanguageTest {

    private static final String KOREAN = "Accept-Language: ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String TOO_LONG = "x".repeat(5_000);
    private static final String TOO_LONG_LINE = "메시지가 5,000바이트예요. 4,096바이트까지 쓸 수 있어요";
    private static final String GAP = "서버의 기록이 새로 시작됐어요";

    private final HeldTimer timer = new HeldTimer();
    private DemoServer server;
    private RawClient client;

    @BeforeEach
    void start() {
        server = RunningServer.start(Limits.STANDARD, timer);
        client = new RawClient(server.port());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aPostIsRefusedInTheLanguageOfItsBrowser() {
        Response refused = client.request(
                        "POST", "/short-polling/messages", JSON + KOREAN, RawClient.json(TOO_LONG, "a1"))
                .response();
        assertEquals("{\"error\":\"" + TOO_LONG_LINE + "\"}", refused.content());
    }

    @Test
    void theLanguageThatAPageWasOpenedInComesFirst() {
        Response refused = client.request(
                        "POST", "/long-polling/messages?lang=en", JSON + KOREAN, RawClient.json(" ", "a1"))
                .response();
        assertEquals("{\"error\":\"text is empty; send 1 to 4,096 bytes\"}", refused.content());
    }

    @Test
    void aWebSocketIsClosedWithAReasonInItsLanguage() {
        client.openWebSocket("?lang=ko").frame();
        client.text(RawClient.json(TOO_LONG, "a1"));
        assertEquals(new Frame(8, "1009 " + TOO_LONG_LINE), client.frame());
    }

    @Test
    void aFloodIsEndedInItsLanguageWithItsReasonWhole() {
        client.openWebSocket("?lang=ko").frame();
        for (int i = 0; i <= 20; i++) {
            client.text(RawClient.json("x", "a" + i));
        }
        Frame last = client.frame();
        while (last.opcode() != 8) {
            last = client.frame();
        }
        assertEquals("1008 1초에 메시지 20개까지만 보낼 수 있어요. 1초 뒤에 보내세요", last.text());
    }

    @Test
    void whySomethingIsMissingIsSaidInItsLanguage() {
        Response gone = client.request("GET", "/short-polling/messages?after=other.1", KOREAN, "")
                .response();
        assertEquals(410, gone.status());
        assertTrue(gone.content().startsWith("{\"error\":\"" + GAP + "\""), gone.content());

        client.request("GET", "/server-sent-events/messages?lang=ko&after=other.1", "", "")
                .response();
        String events = client.chunk();
        assertTrue(events.contains("\"reason\":\"" + GAP + "\""), events);
    }

    @Test
    void whoPostsAFormTooSoonGetsItBackWithWhatWasTyped() {
        for (int i = 0; i < 20; i++) {
            client.request("POST", "/form-post", FORM, "author=a&text=x&id=a" + i)
                    .response();
        }
        Response refused = client.request("POST", "/form-post", FORM + KOREAN, "author=a&text=typed&id=b")
                .response();
        assertEquals(429, refused.status());
        assertTrue(refused.content().contains("1초에 메시지 20개까지만"), refused.content());
        assertTrue(refused.content().contains("value=\"typed\""), refused.content());
    }

    @Test
    void whoSendsTooSlowlyIsToldInItsLanguage() {
        int idle = timer.waiting();
        client.send("POST /short-polling/messages HTTP/1.1\r\nHost: localhost\r\n" + JSON + KOREAN
                + "Content-Length: 100\r\n\r\n{");
        HalfOpenTest.await(() -> timer.waiting() == idle + 1);
        timer.advance(Duration.ofSeconds(10));
        Response late = client.response();
        assertEquals("408 {\"error\":\"보낸 내용이 다 오는 데 너무 오래 걸렸어요. 한 번에 보내세요\"}", late.status() + " " + late.content());
    }

    @Test
    void aStoppingServerSaysGoodbyeInTheLanguageOfEachClient() {
        client.openWebSocket("?lang=ko").frame();
        try (RawClient other = new RawClient(server.port())) {
            other.openWebSocketAt("/socket.io/?EIO=4&transport=websocket&lang=ko")
                    .frame();
            server.close();
            assertEquals(new Frame(8, "1001 서버가 멈추고 있어요"), client.frame());
            assertEquals(new Frame(8, "1001 서버가 멈추고 있어요"), other.frame());
        }
    }

    @Test
    void whatEngineIoRefusesIsSaidInTheLanguageOfTheBrowser() {
        assertEquals(
                "{\"code\":5,\"message\":\"지원하지 않는 프로토콜 버전이에요. EIO=4를 보내세요\"}",
                client.request("GET", "/socket.io/?EIO=3&transport=polling", KOREAN, "")
                        .response()
                        .content());
        assertEquals(
                "{\"code\":1,\"message\":\"모르는 세션이에요. 끝났거나 처음부터 없었어요\"}",
                client.request("GET", "/socket.io/?EIO=4&transport=polling&sid=none", KOREAN, "")
                        .response()
                        .content());
    }

    @Test
    void aPageThatIsNotThereIsMissedInItsLanguage() {
        Response missing = client.request("GET", "/nowhere", "Accept: text/html\r\n" + KOREAN, "")
                .response();
        assertTrue(missing.content().contains("이 주소에는 아무것도 없어요: /nowhere"), missing.content());
    }
}
