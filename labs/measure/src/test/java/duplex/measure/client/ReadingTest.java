package duplex.measure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import duplex.measure.ChatLine;
import duplex.measure.Conversation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What clients make of what the server answers. */
class ReadingTest {

    private final Conversation conversation = new Conversation(3);
    private final List<ChatLine> lines = conversation.next(3, 16);

    @Test
    void aFormPageShowsOurMessagesWhateverItsMarkUp() {
        String html = """
                <p><a href="/form-post?lang=ko&amp;before=k3f9.17">earlier</a></p>
                <ol><li><b>민</b> <p class="text">%s</p></li>
                <li><b>someone else</b> <p class="text">not ours</p></li>
                <li>
                  <p>
                    %s
                  </p></ol>
                """.formatted(lines.get(0).text(), lines.get(2).text());
        FormPage page = FormPage.read(html, conversation);
        assertEquals(List.of(0, 2), page.messages());
        assertEquals(Optional.of("/form-post?before=k3f9.17"), page.earlier());
    }

    @Test
    void aPageWithoutALinkHasNothingEarlier() {
        assertEquals(
                Optional.empty(), FormPage.read("<html></html>", conversation).earlier());
    }

    @Test
    void aRepresentationIsMeasuredInBytes() throws IOException {
        String first = "{\"cursor\":\"k3f9.1\",\"id\":\"a1\",\"kind\":\"chat\",\"author\":\"민\",\"text\":\"안녕\"}";
        String json = "{\"messages\":[" + first + ",{\"id\":\"b2\",\"kind\":\"chat\"}],\"cursor\":\"k3f9.2\"}";
        JsonMessages page = JsonMessages.page(json.getBytes(UTF_8));
        assertEquals(Optional.of("k3f9.2"), page.cursor());
        assertEquals(first.getBytes(UTF_8).length, page.messages().get(0).bytes());
        assertEquals(Optional.of("b2"), page.messages().get(1).id());
    }

    @Test
    void aPageThatIsNoObjectIsMalformed() {
        assertThrows(IOException.class, () -> JsonMessages.page("[]".getBytes(UTF_8)));
    }

    @Test
    void everyProfileSpeaksToEveryKindOfOrigin() {
        for (String name : Profile.NAMES) {
            for (Origin origin : List.of(Origin.HTTP, Origin.LOCALHOST)) {
                assertEquals(true, Profile.named(name).speaksTo(origin), name + " " + origin);
            }
        }
    }

    @Test
    void aRequestIsTheProfilesToTheByte() {
        Requests requests = new Requests(Profile.named("curl"), Carrier.HTTP_1, Origin.HTTP, "192.168.0.12:7070", 0);
        String request = UTF_8.decode(requests.post(RequestKind.POST, "/x", Optional.empty(), "{\"가\":1}")
                        .http1())
                .toString();
        assertEquals("POST /x HTTP/1.1", request.lines().findFirst().orElseThrow());
        assertEquals(true, request.contains("\r\nHost: 192.168.0.12:7070\r\n"), request);
        assertEquals(true, request.contains("\r\nContent-Length: 9\r\n"), request);
        assertEquals(true, request.endsWith("\r\n\r\n{\"가\":1}"), request);
    }

    /** 8 for the name, 2 for the line's end, 11 for the cookie's name and what follows it. */
    @Test
    void aCookieOf200BytesAdds221ToEveryPoll() {
        assertEquals(221, pollBytes("chromium", 200) - pollBytes("chromium", 0));
        assertEquals(2_021, pollBytes("curl", 2_000) - pollBytes("curl", 0));
    }

    private static int pollBytes(String profile, int cookieBytes) {
        return new Requests(Profile.named(profile), Carrier.HTTP_1, Origin.HTTP, "192.168.0.12:7070", cookieBytes)
                .get(RequestKind.POLL, "/x", Optional.empty())
                .http1()
                .remaining();
    }
}
