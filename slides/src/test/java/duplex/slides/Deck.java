package duplex.slides;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The deck as it lies in the jar, for tests to read. */
final class Deck {

    static final List<String> LANGUAGES = List.of("ko", "en");

    private final XPath xpath = XPathFactory.newInstance().newXPath();
    private final Document document;

    Deck() throws Exception {
        // Without name spaces: //section, as one says it.
        try (InputStream page = open("/duplex/slides/index.html")) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page);
        }
    }

    List<Element> slides() throws XPathExpressionException {
        return elements(document, "//section");
    }

    List<Element> elements(String path) throws XPathExpressionException {
        return elements(document, path);
    }

    List<Element> elements(Object from, String path) throws XPathExpressionException {
        NodeList found = (NodeList) xpath.evaluate(path, from, XPathConstants.NODESET);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** What a slide says in one language, its notes included. */
    String text(Element slide, String language) throws XPathExpressionException {
        StringBuilder text = new StringBuilder();
        for (Element half : elements(slide, ".//div[@lang='" + language + "']")) {
            text.append(half.getTextContent()).append('\n');
        }
        return text.toString();
    }

    static InputStream open(String resource) throws IOException {
        InputStream found = Deck.class.getResourceAsStream(resource);
        if (found == null) {
            throw new IOException("not in the jar: " + resource);
        }
        return found;
    }

    static JsonNode json(String resource) throws IOException {
        try (InputStream in = open(resource)) {
            return new ObjectMapper().readTree(in);
        }
    }
}
