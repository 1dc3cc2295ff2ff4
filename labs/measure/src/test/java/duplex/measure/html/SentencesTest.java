package duplex.measure.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.measure.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The summary, sentence by sentence, from made-up numbers. */
class SentencesTest {

    private final PageTexts texts = new PageTexts();

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void theSummaryIsAsWritten(String language) throws IOException {
        Function<Both, String> spoken = language.equals("ko") ? Both::ko : Both::en;
        String whole = lines(MadeUpReport.whole(), spoken) + "\n---\n" + lines(MadeUpReport.small(), spoken) + "\n";
        assertEquals(resource("summary." + language + ".txt"), whole);
    }

    private String lines(SavedReport report, Function<Both, String> spoken) {
        return Stream.of(
                        new Found(texts).sentences(report),
                        new AgainstTheGrain(texts).sentences(report),
                        new HowSure(texts).sentences(report))
                .map(sentences -> sentences.stream().map(spoken).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n\n"));
    }

    @Test
    void everyRatioOfBytesHasTheDelayOfBothSides() {
        for (Both sentence : new Found(texts).sentences(MadeUpReport.whole())) {
            int ratios = sentence.en().split(" times as many", -1).length - 1;
            int delays = sentence.en().split("p50 ", -1).length - 1;
            assertEquals(ratios + 1, delays, sentence.en());
        }
    }

    @Test
    void whatWasNotMeasuredIsSaid() {
        List<Both> against = new AgainstTheGrain(texts).sentences(new MadeUpReport().saved());
        assertEquals(5, against.size());
        against.forEach(sentence -> assertTrue(sentence.en().contains("was not measured"), sentence.en()));
    }

    @Test
    void roundsThatAreLeftOutAreSaid() {
        MadeUpReport report = new MadeUpReport();
        report.result("websocket", 5, 0).put("rounds_void", 2);
        String sure = lines(report.saved(), Both::en);
        assertTrue(sure.contains("left out of their results: 2;"), sure);
        assertFalse(sure.contains("No result is void"), sure);
    }

    @Test
    void everyTransportHasAName() {
        Transport.keys()
                .forEach(key -> assertFalse(texts.get("transport." + key).ko().isBlank(), key));
    }

    @Test
    void koreanAndEnglishHaveTheSameKeys() throws IOException {
        assertEquals(keys("ko"), keys("en"));
    }

    private static java.util.Set<String> keys(String language) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = open("/duplex/measure/html/" + language + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties.stringPropertyNames();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(SentencesTest.class.getResourceAsStream(name), name);
    }
}
