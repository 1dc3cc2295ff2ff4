package duplex.measure.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.measure.report.Columns;
import duplex.measure.report.Environment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How decided claims look, for people and for programs. */
class ClaimsPrinterTest {

    private static final Environment HERE = new Environment(Map.of("cpu", "a CPU", "os", "an OS"));

    private final Claim first = AllClaims.all().get(0);
    private final Decided refuted = new Decided(
            first,
            Finding.of(
                    Verdict.REFUTED,
                    Measured.of("connections", 1, Unit.COUNT),
                    Measured.median("connections_with_close", Unit.COUNT, 99, 100, 101),
                    Measured.yesOrNo("connections_http10", true)),
            0.25);
    private final Decided confirmed = new Decided(first, Finding.of(Verdict.CONFIRMED), 0.25);
    private final Decided notTried = new Decided(first, Finding.unknown(Reason.of(Trial.MISSING, "chromium")), 0);

    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void noLineIsWiderThanATerminal(String language) {
        String printed = new ClaimsPrinter(Locale.forLanguageTag(language)).print(List.of(refuted, notTried), HERE);
        assertEquals(
                List.of(),
                printed.lines()
                        .filter(line -> Columns.width(line) > ClaimsPrinter.WIDTH)
                        .toList());
    }

    @Test
    void aClaimIsPrintedWithItsQuotationItsVerdictAndWhatWasMeasured() {
        String printed = new ClaimsPrinter(Locale.ENGLISH).print(List.of(refuted), HERE);
        assertTrue(printed.contains("“HTTP는 기본적으로 연결을 유지하지 않는 통신 방식”"), printed);
        assertTrue(printed.contains("» refuted · "), printed);
        assertTrue(printed.contains("connections for 100 requests on HTTP/1.1: 1\n"), printed);
        assertTrue(printed.contains("the same with Connection: close: 100 (99 – 101)\n"), printed);
        assertTrue(printed.contains("the same on HTTP/1.0: yes\n"), printed);
        assertTrue(printed.contains("./duplex claims 1\n"), printed);
        assertFalse(printed.contains("ledger"), printed);
    }

    @Test
    void anotherVerdictThanTheLedgersIsSaid() {
        String printed = new ClaimsPrinter(Locale.ENGLISH).print(List.of(confirmed), HERE);
        assertTrue(printed.contains("    ledger  refuted\n"), printed);
        assertTrue(printed.contains("Not what the ledger expects: 1\n"), printed);
    }

    @Test
    void whatAMachineLacksIsNamedAndContradictsNobody() {
        String printed = new ClaimsPrinter(Locale.ENGLISH).print(List.of(notTried), HERE);
        assertTrue(printed.contains("There is no Chromium on this machine"), printed);
        assertFalse(notTried.differs());
        assertTrue(new Decided(first, Finding.unknown(Reason.of("noise")), 0).differs());
    }

    @Test
    void theJsonSaysEverythingInBothLanguages() {
        JsonNode json = new ClaimsJson().of(List.of(refuted, notTried), HERE, "./duplex claims 1");
        JsonNode claim = json.path("claims").path(0);
        assertEquals("duplex.claims/1", json.path("schema").asText());
        assertEquals("./duplex claims 1", json.path("command").asText());
        assertEquals("a CPU", json.path("environment").path("cpu").asText());
        assertEquals(1, claim.path("number").asInt());
        assertEquals("refuted", claim.path("verdict").asText());
        assertEquals("measurement", claim.path("decided_by").asText());
        assertEquals(
                "HTTP basically does not keep connections.",
                claim.path("says").path("en").asText());
        JsonNode rounds = claim.path("measured").path(1);
        assertEquals("connections_with_close", rounds.path("key").asText());
        assertEquals(99, rounds.path("interval").path("low").asDouble());
        assertEquals("100 (99 – 101)", rounds.path("shown").path("ko").asText());
        assertTrue(claim.path("because").isNull());
        assertEquals(
                "There is no Chromium on this machine, so it could not be tried.",
                json.path("claims").path(1).path("because").path("en").asText());
    }
}
