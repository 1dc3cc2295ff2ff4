package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpResponsesTest {

    private static final String GET = "GET / HTTP/1.1\r\n\r\n";

    @Test
    void eachByteOfAResponseFallsIntoOnePart() {
        Recording recording = Conversation.up(GET).thenDown("""
                HTTP/1.1 303 See Other\r
                Set-Cookie: author=x; Path=/form-post\r
                Location: /form-post\r
                Content-Length: 2\r
                \r
                ok""").heard();

        assertEquals(
                new Bytes(Map.of(
                        Part.START_LINE, 24L,
                        Part.FIELDS, 22L + 19 + 2,
                        Part.COOKIES, 39L,
                        Part.CONTENT, 2L)),
                recording.down());
    }

    @ParameterizedTest
    @CsvSource({"GET, 204", "GET, 304", "HEAD, 200", "HEAD, 404", "POST, 204"})
    void theseResponsesHaveNoContentWhateverTheirFieldsSay(String method, int status) {
        Recording recording = Conversation.up(method + " / HTTP/1.1\r\n\r\n" + GET)
                .thenDown("HTTP/1.1 " + status + " \r\nContent-Length: 100\r\n\r\n")
                .thenDown("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                .heard();

        assertEquals(2, recording.down().of(Part.CONTENT));
        assertEquals(0, recording.down().of(Part.UNPARSED), recording.heard()::toString);
    }

    @Test
    void afterA1xxTheFinalResponseIsStillToCome() {
        Recording recording = Conversation.up("HEAD / HTTP/1.1\r\nExpect: 100-continue\r\n\r\n")
                .thenDown("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n")
                .thenDown("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
                .thenUp(GET)
                .thenDown("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                .heard();

        assertEquals(
                List.of("response 100", "response 103", "response 200", "response 200"),
                recording.heard().stream().filter(h -> h.startsWith("response")).toList());
        assertEquals(0, recording.down().of(Part.UNPARSED));
    }

    @Test
    void aResponseWithoutALengthGoesOnUntilTheConnectionEnds() {
        Recording recording = Conversation.up(GET)
                .thenDown("HTTP/1.0 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n")
                .heard();

        assertEquals(17, recording.down().of(Part.CONTENT));
        assertEquals(
                "DOWN message ended", recording.heard().get(recording.heard().size() - 1));
    }

    @Test
    void aResponseThatIsCutShortDoesNotEnd() {
        Recording recording = Conversation.up(GET)
                .thenDown("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
                .heard();

        assertFalse(recording.heardOf("DOWN message ended"));
        assertEquals(3, recording.down().of(Part.CONTENT));
    }

    @Test
    void transferCodingsOtherThanChunkedGoOnUntilTheConnectionEnds() {
        Recording recording = Conversation.up(GET)
                .thenDown("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc")
                .heard();

        assertEquals(3, recording.down().of(Part.CONTENT));
    }

    @Test
    void aResponseMayComeBeforeItsRequestHasEnded() {
        Recording recording = Conversation.up("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nab")
                .thenDown("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n")
                .thenUp("cd" + "HEAD / HTTP/1.1\r\n\r\n")
                .thenDown("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n")
                .heard();

        assertEquals(4, recording.up().of(Part.CONTENT));
        assertEquals(0, recording.down().of(Part.CONTENT));
        assertEquals(0, recording.down().of(Part.UNPARSED));
    }

    @Test
    void theAnswerToWhatIsNoRequestIsStillAResponse() {
        Recording recording = Conversation.up("nonsense\r\n")
                .thenDown("HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno")
                .heard();

        assertEquals(10, recording.up().of(Part.UNPARSED));
        assertEquals(2, recording.down().of(Part.CONTENT));
        assertEquals(0, recording.down().of(Part.UNPARSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200\r\n", // the space is not optional
                "HTTP/1.1 20 OK\r\n",
                "HTTP/1.1 2000 OK\r\n",
                "HTTP/1.1 2x0 OK\r\n",
                "HTTP/1.1 099 OK\r\n",
                "HTTP/1.1 600 OK\r\n",
                "HTTP/1.1  200 OK\r\n",
                "HTTP/2.0 200 OK\r\n",
                "ICY 200 OK\r\n",
                "HTTP/1.1\r\n",
                "\r\n",
                "HTTP/1.1 200 OK\n",
            })
    void aWrongStatusLineIsUnparsedFromItsFirstByteOn(String line) {
        Recording recording =
                Conversation.up(GET).thenDown(line + "A: b\r\n\r\n").thenUp(GET).heard();

        assertEquals(recording.down().total(), recording.down().of(Part.UNPARSED), recording.heard()::toString);
        assertEquals(0, recording.up().of(Part.UNPARSED), "the other direction goes on");
    }

    @Test
    void moreRequestsThanCanBeRememberedAreUnparsed() {
        Recording recording = Conversation.up(GET.repeat(WireParser.OUTSTANDING_LIMIT + 1))
                .thenDown("HTTP/1.1 204 No Content\r\n\r\n")
                .heard();

        assertEquals(GET.length(), recording.up().of(Part.UNPARSED));
        assertTrue(recording.heardOf("more than 1000 requests under way"));
    }
}
