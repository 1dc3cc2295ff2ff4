package duplex.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the claims' slides are made of: the kept claims, and what {@code talk.json} adds for whoever speaks. */
class ClaimSlidesTest {

    private static final int CLAIMS = 39;

    private final JsonNode kept;
    private final JsonNode talk;

    ClaimSlidesTest() throws Exception {
        kept = Deck.json("/duplex/slides/data/claims.json").path("claims");
        talk = Deck.json("/duplex/slides/talk.json");
    }

    @Test
    void everyClaimIsThereAndInItsPlace() {
        List<Integer> numbers = new ArrayList<>();
        kept.forEach(claim -> numbers.add(claim.path("number").asInt()));
        assertEquals(IntStream.rangeClosed(1, CLAIMS).boxed().toList(), numbers);
        assertEquals(CLAIMS, talk.size());
    }

    @Test
    void whatIsSaidOfAClaimIsSaidInBothLanguages() {
        for (JsonNode claim : kept) {
            String number = claim.path("number").asText();
            for (String key : List.of("says", "scope", "rule", "experiment")) {
                requireBoth(claim.path(key), number + "." + key);
            }
            for (JsonNode measured : claim.path("measured")) {
                requireBoth(measured.path("label"), number + "." + measured.path("key"));
                requireBoth(measured.path("shown"), number + "." + measured.path("key"));
            }
            requireBoth(talk.path(number), "talk of " + number);
        }
    }

    private static void requireBoth(JsonNode texts, String what) {
        for (String language : Deck.LANGUAGES) {
            assertFalse(texts.path(language).asText().isBlank(), what + " in " + language);
        }
    }

    @Test
    void whatIsChosenToBeShownWasMeasured() {
        for (JsonNode claim : kept) {
            List<String> measured = new ArrayList<>();
            claim.path("measured").forEach(each -> measured.add(each.path("key").asText()));
            JsonNode chosen = talk.path(claim.path("number").asText());
            for (String list : List.of("show", "apart")) {
                chosen.path(list).forEach(key -> assertTrue(measured.contains(key.asText()), key + " of " + claim));
            }
        }
    }

    @Test
    void everyChartIsOneOfTheReports() throws Exception {
        String kinds;
        try (InputStream script = Deck.open("/duplex/web/charts/kinds.js")) {
            kinds = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> charts = new ArrayList<>();
        talk.forEach(each -> charts.add(each.path("chart").asText("")));
        for (var figure : new Deck().elements("//figure")) {
            charts.add(figure.getAttribute("data-chart"));
        }
        for (String chart : charts) {
            assertTrue(chart.isEmpty() || kinds.contains("'" + chart + "': {"), chart);
        }
    }
}
