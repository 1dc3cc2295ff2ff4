package duplex.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** No slide makes up a number: what was measured is a token, and a token names what was measured. */
class NumbersTest {

    /** Digits before a unit, or in a sentence as a comparison: what a measurement looks like when somebody types it. */
    private static final Pattern MEASUREMENT = Pattern.compile(
            "[0-9][0-9.,]*\\s*(?:B|bytes?|바이트|[kKM]i?B|ms|µs|us|ns|s|seconds?|초|밀리초|%|퍼센트|times|배)(?![A-Za-z])");

    private final Deck deck;
    private final JsonNode claims;
    private final JsonNode report;

    NumbersTest() throws Exception {
        deck = new Deck();
        claims = Deck.json("/duplex/slides/data/claims.json");
        report = Deck.json("/duplex/slides/data/report.json");
    }

    @Test
    void everyTokenNamesWhatWasMeasured() throws Exception {
        List<String> unknown = new ArrayList<>();
        for (Element slide : deck.slides()) {
            Token.in(slide.getTextContent()).stream()
                    .filter(token -> !token.isMeasured(claims, report))
                    .forEach(token -> unknown.add(slide.getAttribute("id") + ": " + token.name()));
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void aTokenThatNamesNothingIsFound() {
        for (String name : List.of(
                "claims:1.nonsense",
                "claims:99.connections",
                "claims:count.nonsense",
                "report:telnet.overhead_per_delivery",
                "report:websocket.nonsense",
                "report:websocket[rate_per_second=7777].overhead_per_delivery",
                "report:websocket.delivery_time_us",
                "nonsense")) {
            assertFalse(new Token(name).isMeasured(claims, report), name);
        }
        assertTrue(new Token("report:websocket[http=1.1].delivery_time_us.p50").isMeasured(claims, report));
    }

    @Test
    void bothLanguagesHaveTheSameNumbers() throws Exception {
        for (Element slide : deck.slides()) {
            assertEquals(tokens(deck.text(slide, "ko")), tokens(deck.text(slide, "en")), slide.getAttribute("id"));
        }
    }

    private static List<String> tokens(String text) {
        return Token.in(text).stream().map(Token::name).sorted().collect(Collectors.toList());
    }

    @Test
    void noMeasurementIsTyped() throws Exception {
        List<String> typed = new ArrayList<>();
        for (Element constant : deck.elements("//*[@class='spec']")) {
            constant.setTextContent("");
        }
        for (Element slide : deck.slides()) {
            typed.addAll(measurements(slide.getTextContent()));
        }
        for (JsonNode talk : Deck.json("/duplex/slides/talk.json")) {
            for (String language : Deck.LANGUAGES) {
                typed.addAll(measurements(talk.path(language).asText()));
            }
        }
        assertEquals(List.of(), typed);
    }

    @Test
    void aTypedMeasurementIsFound() {
        assertEquals(List.of("641 B", "12.1 ms", "19배", "1,978 B"), measurements("641 B, 12.1 ms; 19배. 1,978 B/s"));
        assertEquals(List.of(), measurements("RFC 6455, section 5.2; claims 29 and 30; 1006; {{claims:13.handshake}}"));
    }

    private static List<String> measurements(String text) {
        Matcher matcher = MEASUREMENT.matcher(Token.without(text));
        return matcher.results().map(found -> found.group()).toList();
    }
}
