package duplex.measure.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The captured profiles are whole, and show what browsers keep from an origin that they do not trust. */
class CapturedProfilesTest {
    private static final List<String> KINDS = List.of(
            "navigate",
            "form-post",
            "form-post-follow",
            "poll",
            "post",
            "event-stream",
            "websocket",
            "socket-io-poll",
            "socket-io-post");

    @ParameterizedTest
    @ValueSource(strings = {"chromium", "firefox", "curl"})
    void everyKindOfRequestIsThereWithItsPlaceholders(String name) throws IOException {
        JsonNode origins = profile(name).path("origins");
        for (String origin : List.of("http", "localhost", "https")) {
            for (String kind : KINDS) {
                JsonNode request = origins.path(origin).path(kind);
                assertEquals(Optional.of("{authority}"), value(request, "Host"), origin + " " + kind);
            }
            JsonNode kinds = origins.path(origin);
            assertEquals(Optional.of("{length}"), value(kinds.path("form-post"), "Content-Length"));
            assertEquals(Optional.of("{length}"), value(kinds.path("post"), "Content-Length"));
            assertEquals(Optional.of("{length}"), value(kinds.path("socket-io-post"), "Content-Length"));
            assertEquals(Optional.of("{key}"), value(kinds.path("websocket"), "Sec-WebSocket-Key"));
        }
    }

    /** RFC 9113, sections 8.2.2 and 8.3.1. */
    @ParameterizedTest
    @ValueSource(strings = {"chromium", "firefox", "curl"})
    void overHttp2NoFieldSaysWhatFramesSay(String name) throws IOException {
        JsonNode kinds = profile(name).path("origins").path("https/2");
        for (String kind : KINDS) {
            assertFalse(kinds.path(kind).isEmpty(), kind);
            for (String field : List.of("Host", "Connection", "Upgrade")) {
                assertEquals(Optional.empty(), value(kinds.path(kind), field), kind);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium", "firefox"})
    void aPlainHttpPageIsNoSecureContextAndSendsNoFetchMetadata(String name) throws IOException {
        JsonNode origins = profile(name).path("origins");
        assertTrue(
                value(origins.path("localhost").path("poll"), "Sec-Fetch-Mode").isPresent());
        assertTrue(value(origins.path("https").path("poll"), "Sec-Fetch-Mode").isPresent());
        assertFalse(value(origins.path("http").path("poll"), "Sec-Fetch-Mode").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium", "firefox"})
    void theCookieWithTheNameIsSentToTheFormPageOnly(String name) throws IOException {
        JsonNode kinds = profile(name).path("origins").path("http");
        assertEquals(Optional.of("author=%EB%AF%BC%EC%88%98"), value(kinds.path("form-post"), "Cookie"));
        assertEquals(Optional.empty(), value(kinds.path("poll"), "Cookie"));
        assertEquals(Optional.empty(), value(kinds.path("websocket"), "Cookie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chromium", "firefox"})
    void anEventSourceSaysWhatItAcceptsAndWantsNothingFromACache(String name) throws IOException {
        JsonNode request = profile(name).path("origins").path("http").path("event-stream");
        assertEquals(Optional.of("text/event-stream"), value(request, "Accept"));
        assertEquals(Optional.of("no-cache"), value(request, "Cache-Control"));
    }

    /** Engine.IO's text, not JSON: a browser would ask a foreign server first whether it may send that. */
    @ParameterizedTest
    @ValueSource(strings = {"chromium", "firefox", "curl"})
    void theLibraryOfSocketIoPostsPlainText(String name) throws IOException {
        JsonNode request = profile(name).path("origins").path("http").path("socket-io-post");
        assertEquals(Optional.of("text/plain;charset=UTF-8"), value(request, "Content-Type"));
    }

    @Test
    void chromiumGivesItsEverydayName() throws IOException {
        assertFalse(profile("chromium").toString().contains("Headless"));
    }

    private static JsonNode profile(String name) throws IOException {
        try (InputStream in = CapturedProfilesTest.class.getResourceAsStream("/duplex/profiles/" + name + ".json")) {
            assertTrue(in != null, name);
            return Json.MAPPER.readTree(in);
        }
    }

    private static Optional<String> value(JsonNode request, String field) {
        return StreamSupport.stream(request.spliterator(), false)
                .filter(line -> line.path(0).asText().equalsIgnoreCase(field))
                .map(line -> line.path(1).asText())
                .findFirst();
    }
}
