package duplex.measure.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said about claims, in both languages. */
class ClaimTextsTest {

    private final ClaimTexts korean = new ClaimTexts(Locale.KOREAN);
    private final ClaimTexts english = new ClaimTexts(Locale.ENGLISH);

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertEquals(keys("ko"), keys("en"));
    }

    @Test
    void claimsAreNumberedInTheOrderOfTheNote() {
        List<Integer> numbers = AllClaims.all().stream().map(Claim::number).toList();
        assertEquals(numbers.stream().sorted().toList(), numbers);
        assertEquals(IntStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    }

    @Test
    void everyClaimIsQuotedAndExplained() {
        for (Claim claim : AllClaims.all()) {
            assertTrue(isHangul(korean.quotation(claim)), "quotation " + claim.number());
            assertEquals(korean.quotation(claim), english.quotation(claim), "one note, one quotation");
            Map<String, Function<ClaimTexts, String>> texts = Map.of(
                    "says", each -> each.says(claim),
                    "scope", each -> each.scope(claim),
                    "rule", each -> each.rule(claim),
                    "experiment", each -> each.experiment(claim));
            texts.forEach((name, text) -> {
                assertTrue(isHangul(text.apply(korean)), claim.number() + "." + name + " in Korean");
                assertFalse(isHangul(text.apply(english)), claim.number() + "." + name + " in English");
            });
        }
    }

    /** A quotation is the note's: what is quoted of nobody's claim would be a mistake too. */
    @Test
    void nothingIsQuotedThatNoClaimTries() {
        Set<String> tried = AllClaims.all().stream()
                .map(claim -> String.valueOf(claim.number()))
                .collect(Collectors.toSet());
        assertEquals(tried, Set.copyOf(keys("note")));
    }

    private static boolean isHangul(String text) {
        return text.codePoints().anyMatch(each -> Character.UnicodeScript.of(each) == Character.UnicodeScript.HANGUL);
    }

    private static Set<String> keys(String name) {
        return new TreeSet<>(ResourceBundle.getBundle(
                        "duplex.measure.claims." + name,
                        Locale.ROOT,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .keySet());
    }
}
