package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Response;
import duplex.transport.Pages;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever a browser renders says what may run in it, also what is only an error. */
class PagePolicyTest {

    private static DemoServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyPageAllowsOurScriptsOnly() {
        Stream.concat(Pages.WAYS.stream().map(name -> "/" + name), Stream.of("/", "/slides/", "/slides/notes.html"))
                .forEach(path -> assertPolicy(200, ask("GET", path, "")));
    }

    @Test
    void soDoErrorPages() {
        String browser = "Accept: text/html\r\n";
        assertPolicy(404, ask("GET", "/nowhere", browser));
        assertPolicy(404, ask("GET", "/%3Cimg%20src=x%20onerror=alert(1)%3E", browser));
        assertPolicy(400, ask("GET", "/form-post?before=nonsense", browser));
        assertPolicy(405, ask("DELETE", "/form-post", browser));
    }

    @Test
    void aRefusedFormDoesToo() {
        try (RawClient client = new RawClient(server.port())) {
            assertPolicy(400, client.postForm("author=a&text=&id=a1").response());
        }
    }

    @Test
    void nothingIsGuessedFromContent() {
        for (String path : List.of("/", "/short-polling/messages", "/chat.js", "/duplex.css", "/about", "/nowhere")) {
            assertNosniff(ask("GET", path, ""));
        }
        Response byJetty = ask("GET", "/", "Bad Field: a\r\n");
        Response atTheDoor = ask("GET", "/", "Origin: http://evil.example\r\n");
        assertEquals(400, byJetty.status());
        assertEquals(403, atTheDoor.status());
        assertNosniff(byJetty);
        assertNosniff(atTheDoor);
    }

    private static void assertNosniff(Response response) {
        assertEquals(Optional.of("nosniff"), response.field("X-Content-Type-Options"), response.head());
    }

    /** It would only make every poll longer: no browser renders JSON as a page. */
    @Test
    void whatIsNoPageHasNoPolicy() {
        assertTrue(ask("GET", "/short-polling/messages", "")
                .field("Content-Security-Policy")
                .isEmpty());
    }

    private static Response ask(String method, String path, String fields) {
        try (RawClient client = new RawClient(server.port())) {
            return client.request(method, path, fields, "").response();
        }
    }

    private static void assertPolicy(int status, Response response) {
        assertEquals(status, response.status(), response.head());
        assertEquals(
                "default-src 'self'; connect-src 'self' ws://localhost; object-src 'none'; base-uri 'none'; "
                        + "form-action 'self'; frame-ancestors 'self'",
                response.field("Content-Security-Policy").orElseThrow());
        assertEquals("same-origin", response.field("Referrer-Policy").orElseThrow());
        assertEquals("nosniff", response.field("X-Content-Type-Options").orElseThrow());
        assertFalse(response.content().contains("<script>"), "no inline script");
        assertFalse(response.content().contains("style="), "no inline style");
    }
}
