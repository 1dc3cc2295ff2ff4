package duplex.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** The claims that the slides were given are those of the harness, word for word. */
class KeptClaimsTest {

    @Test
    void theSlidesQuoteTheNoteVerbatimAndSayWhatTheHarnessSays() throws IOException {
        ResourceBundle note = ResourceBundle.getBundle("duplex.measure.claims.note");
        JsonNode kept = kept();
        assertEquals(note.keySet().size(), kept.size());
        for (JsonNode claim : kept) {
            String number = claim.path("number").asText();
            assertEquals(note.getString(number), claim.path("quotation").asText(), number);
            for (String language : new String[] {"ko", "en"}) {
                ResourceBundle texts = ResourceBundle.getBundle("duplex.measure.claims." + language);
                for (String key : new String[] {"says", "scope", "rule", "experiment"}) {
                    assertEquals(
                            texts.getString(number + "." + key),
                            claim.path(key).path(language).asText(),
                            number + "." + key + " in " + language
                                    + ": decide the claims anew, see slides/data/README.md");
                }
            }
        }
    }

    private static JsonNode kept() throws IOException {
        try (InputStream in = KeptClaimsTest.class.getResourceAsStream("/duplex/slides/data/claims.json")) {
            return new ObjectMapper().readTree(in).path("claims");
        }
    }
}
