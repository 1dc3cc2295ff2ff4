package duplex.measure.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.measure.claims.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What papers say, beside made-up measurements. */
class PublishedTest {

    private static final long POLLS = 60_000;

    /** Of a thousand clients in a minute, with so many bytes of header sections each time. */
    private static Optional<ReplayedPolls> replay(long bytes) {
        return Optional.of(new ReplayedPolls(1_000, 60, POLLS, POLLS * bytes, POLLS * 21));
    }

    private static Figure figure(String key, Optional<ReplayedPolls> replay) {
        return Published.beside(List.of(), replay).stream()
                .flatMap(paper -> paper.figures().stream())
                .filter(figure -> figure.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eightHundredSeventyOneCharactersAreNineHundredNineBytes() {
        Figure poll = figure("lubbers.poll", replay(909));
        assertEquals(Optional.of(871.0), poll.paper());
        assertEquals(Optional.of(909.0), poll.model());
        assertEquals(Optional.of(909.0), poll.measured());
        assertEquals(Verdict.QUALIFIED, poll.verdict());
    }

    @Test
    void theFirstCaseIsMeasuredAndTheLargerOnesAreFilledInByTheModel() {
        Figure a = figure("lubbers.polling.a", replay(909));
        assertEquals(909_000 * 8 / 1_048_576.0, a.measured().orElseThrow(), 1e-9);
        assertEquals(a.measured(), a.model());
        assertEquals(Verdict.SLIP, a.verdict());
        Figure b = figure("lubbers.polling.b", replay(909));
        assertEquals(10 * a.model().orElseThrow(), b.model().orElseThrow(), 1e-9);
        assertEquals(Optional.empty(), b.measured());
        assertFalse(b.extrapolated());
        assertTrue(figure("lubbers.polling.c", replay(909)).extrapolated());
    }

    @Test
    void aModelThatIsSixPercentOffIsRefuted() {
        assertEquals(Verdict.SLIP, figure("lubbers.polling.a", replay(880)).verdict());
        assertEquals(Verdict.REFUTED, figure("lubbers.polling.a", replay(850)).verdict());
    }

    @Test
    void aPaperOfWhichNothingWasRepeatedIsNotShown() {
        assertEquals(List.of(), Published.beside(List.of(), Optional.empty()));
    }

    @Test
    void everyFigureSaysInBothLanguagesWhatItIsAndWhy() {
        List<Paper> all = List.of(
                LubbersGreco.beside(List.of(), replay(909)),
                PimentelNickerson.beside(List.of()),
                LongPollingRfc.beside(List.of()),
                Grigorik.beside(List.of()));
        for (JsonNode paper : PublishedJson.of(all)) {
            for (JsonNode row : paper.path("rows")) {
                for (String text : List.of("what", "unit", "verdict")) {
                    assertFalse(row.path(text).path("ko").asText().isEmpty(), row::toString);
                    assertFalse(row.path(text).path("en").asText().isEmpty(), row::toString);
                }
            }
        }
    }

    @Test
    void koreanAndEnglishHaveTheSameKeys() throws IOException {
        assertEquals(texts("ko").stringPropertyNames(), texts("en").stringPropertyNames());
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(
                PublishedTest.class.getResourceAsStream("/duplex/measure/model/" + language + ".properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
