package duplex.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The deck as it lies in the jar. */
class DeckTest {

    private final XPath xpath = XPathFactory.newInstance().newXPath();

    @Test
    void everySlideHasAnIdOfItsOwn() throws Exception {
        List<String> ids =
                slides().stream().map(slide -> slide.getAttribute("id")).toList();

        assertFalse(ids.isEmpty());
        assertFalse(ids.contains(""), "a slide without an id: " + ids);
        assertEquals(new HashSet<>(ids).size(), ids.size(), "two slides with one id: " + ids);
    }

    @Test
    void everySlideAndItsNotesAreInKoreanAndInEnglish() throws Exception {
        for (Element slide : slides()) {
            String id = slide.getAttribute("id");
            assertEquals(List.of("ko", "en"), languages(slide, "div[@lang]"), id);
            assertEquals(List.of("ko", "en"), languages(slide, "aside[@class='notes']/div[@lang]"), "notes of " + id);
        }
    }

    @Test
    void nothingIsInlineThatAStrictContentSecurityPolicyForbids() throws Exception {
        Document deck = deck();
        assertEquals(List.of(), elements(deck, "//script[not(@src)] | //style | //*[@style]"));
        assertEquals(List.of(), elements(deck, "//@*[starts-with(name(), 'on')]/.."));
    }

    @Test
    void everythingTheDeckLoadsIsInTheJar() throws Exception {
        for (Element each : elements(deck(), "//script | //link")) {
            String path = each.hasAttribute("src") ? each.getAttribute("src") : each.getAttribute("href");
            assertNotNull(getClass().getResource("/duplex" + path), path);
        }
    }

    private List<Element> slides() throws Exception {
        return elements(deck(), "//section");
    }

    private List<String> languages(Element slide, String path) throws Exception {
        return elements(slide, path).stream()
                .map(each -> each.getAttribute("lang"))
                .toList();
    }

    /** Without name spaces: {@code //section}, as one says it. */
    private static Document deck() throws Exception {
        try (InputStream page = DeckTest.class.getResourceAsStream("/duplex/slides/index.html")) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page);
        }
    }

    private List<Element> elements(Object from, String path) throws Exception {
        NodeList found = (NodeList) xpath.evaluate(path, from, XPathConstants.NODESET);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
