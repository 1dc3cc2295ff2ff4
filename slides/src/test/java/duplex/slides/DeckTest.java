package duplex.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What every slide has, whatever it says. */
class DeckTest {

    private final Deck deck;

    DeckTest() throws Exception {
        deck = new Deck();
    }

    @Test
    void everySlideHasAnIdOfItsOwn() throws Exception {
        List<String> ids =
                deck.slides().stream().map(slide -> slide.getAttribute("id")).toList();

        assertFalse(ids.isEmpty());
        assertFalse(ids.contains(""), "a slide without an id: " + ids);
        assertEquals(new HashSet<>(ids).size(), ids.size(), "two slides with one id: " + ids);
    }

    @Test
    void everySlideAndItsNotesAreInKoreanAndInEnglish() throws Exception {
        for (Element slide : deck.slides()) {
            String id = slide.getAttribute("id");
            List<String> shown = languages(slide, "div[@lang]");
            assertFalse(shown.isEmpty(), id);
            for (int pair = 0; pair < shown.size(); pair += 2) {
                assertEquals(Deck.LANGUAGES, shown.subList(pair, Math.min(pair + 2, shown.size())), id);
            }
            assertEquals(Deck.LANGUAGES, languages(slide, "aside[@class='notes']/div[@lang]"), "notes of " + id);
            for (String language : Deck.LANGUAGES) {
                for (Element half : deck.elements(slide, ".//div[@lang='" + language + "']")) {
                    assertFalse(half.getTextContent().isBlank(), id + " says nothing in " + language);
                }
            }
        }
    }

    @Test
    void koreanIsKoreanAndEnglishIsNot() throws Exception {
        for (Element slide : deck.slides()) {
            String id = slide.getAttribute("id");
            assertTrue(deck.text(slide, "ko").matches("(?s).*[가-힣].*"), id);
            assertFalse(deck.text(slide, "en").matches("(?s).*[가-힣].*"), id);
        }
    }

    @Test
    void nothingIsInlineThatAStrictContentSecurityPolicyForbids() throws Exception {
        assertEquals(List.of(), deck.elements("//script[not(@src)] | //style | //*[@style]"));
        assertEquals(List.of(), deck.elements("//@*[starts-with(name(), 'on')]/.."));
    }

    @Test
    void everythingTheDeckLoadsIsInTheJar() throws Exception {
        for (Element each : deck.elements("//script | //link")) {
            String path = each.hasAttribute("src") ? each.getAttribute("src") : each.getAttribute("href");
            assertTrue(path.startsWith("/"), path + " may be elsewhere");
            assertNotNull(
                    getClass().getResource(path.startsWith("/slides/") ? "/duplex" + path : "/duplex/web" + path),
                    path);
        }
        for (String weight : List.of("regular", "bold")) {
            assertNotNull(getClass().getResource("/duplex/slides/font/pretendard-" + weight + ".woff2"), weight);
        }
    }

    /** Whatever code is shown comes from a script that the server sends: it is named, and never typed. */
    @Test
    void everyBlockOfCodeIsARegionOfAScriptThatRuns() throws Exception {
        for (Element block : deck.elements("//pre")) {
            assertEquals("", block.getTextContent().strip(), "code typed on a slide");
            String[] fileAndName = block.getAttribute("data-region").split(" ", -1);
            assertEquals(2, fileAndName.length, "not a region: " + block.getAttribute("data-region"));
            assertEquals(1, regions(fileAndName[0], fileAndName[1]), block.getAttribute("data-region"));
        }
    }

    private static long regions(String file, String name) throws Exception {
        try (InputStream script = Deck.open("/duplex/web/" + file)) {
            List<String> lines = Arrays.stream(new String(script.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .map(String::strip)
                    .toList();
            int begins = lines.indexOf("// region " + name);
            assertTrue(begins >= 0, "no region " + name + " in " + file);
            assertTrue(lines.subList(begins, lines.size()).contains("// endregion"), name + " does not end");
            return lines.stream().filter(("// region " + name)::equals).count();
        }
    }

    private List<String> languages(Element slide, String path) throws Exception {
        return deck.elements(slide, path).stream()
                .map(each -> each.getAttribute("lang"))
                .toList();
    }
}
