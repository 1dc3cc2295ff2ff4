package duplex.measure.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.measure.browser.BrowserAtHand;
import duplex.measure.browser.BrowserException;
import duplex.measure.browser.Chromium;
import duplex.measure.browser.ChromiumTab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as one file: complete, closed, and safe from what stands in a report. */
class ReportHtmlTest {

    private static final long MOST_BYTES = 3_000_000;

    /** Of A4 between its margins of 14 mm, in CSS pixels. */
    private static final int PRINTED_WIDTH = 687;

    private static final int PRINTED_HEIGHT = 1_016;

    @Test
    void theFileOpensWithTheNetworkOffInBothLanguages(@TempDir Path directory) throws IOException {
        Path page = write(MadeUpReport.whole(), directory);
        assertTrue(Files.size(page) < MOST_BYTES, Files.size(page) + " bytes");
        try (Chromium chromium = Chromium.start(BrowserAtHand.orNotRun(Chromium.find(), "Chromium"));
                ChromiumTab tab = chromium.open("about:blank")) {
            tab.disconnect();
            for (String language : List.of("ko", "en")) {
                tab.navigate(page.toUri() + "?lang=" + language);
                everythingIsThere(tab, language);
            }
            nothingIsCutInPrint(tab);
            assertEquals(List.of(), tab.log().errors());
            assertEquals(
                    List.of(),
                    tab.log().requests().stream()
                            .filter(url -> !url.startsWith("file:") && !url.startsWith("data:"))
                            .toList());
        }
    }

    private static void everythingIsThere(ChromiumTab tab, String language) throws BrowserException {
        assertEquals(
                7,
                tab.evaluate("document.querySelectorAll('.chart figcaption').length")
                        .asInt());
        assertEquals(
                6,
                tab.evaluate("document.querySelectorAll('.chart .plot svg').length")
                        .asInt());
        String visible = tab.evaluate("document.body.innerText").asText();
        String foreign = language.equals("en") ? "[가-힣]{2}" : "the fewest bytes|delivery time|between the";
        // The note's own sentences are Korean in either language.
        String withoutNote = visible.replaceAll("(?m)^\\d+\\. “.*$", "").replace("한국어", "");
        assertFalse(withoutNote.matches("(?s).*(" + foreign + ").*"), withoutNote);
        assertEquals(
                0,
                tab.evaluate(
                                "[...document.querySelectorAll('.ko')].filter(ko => ko.nextElementSibling?.className !== 'en'"
                                        + " || !ko.textContent || !ko.nextElementSibling.textContent).length")
                        .asInt());
    }

    @Test
    void bothButtonsOfEveryChartSaveItsDrawing(@TempDir Path directory) throws IOException {
        Path page = write(MadeUpReport.whole(), directory);
        try (Chromium chromium = Chromium.start(BrowserAtHand.orNotRun(Chromium.find(), "Chromium"));
                ChromiumTab tab = chromium.open("about:blank")) {
            tab.runFirst("globalThis.saved = []; const address = URL.createObjectURL;"
                    + "URL.createObjectURL = (blob) => { saved.push(blob); return address.call(URL, blob); }");
            tab.navigate(page.toUri().toString());
            int buttons = tab.evaluate("document.querySelectorAll('.chart .buttons button').length")
                    .asInt();
            assertEquals(12, buttons);
            tab.evaluate("document.querySelectorAll('.chart .buttons button').forEach((button) => button.click())");
            tab.waitFor("saved.length === 12");
            String types = "saved.map((blob) => blob.type).sort().join()";
            assertEquals(
                    "image/png,".repeat(6) + "image/svg+xml,".repeat(6),
                    tab.evaluate(types).asText() + ",");
            // Each is a drawing and not an empty sheet: it has letters in it, or more than one colour.
            String svgs =
                    "Promise.all(saved.filter((blob) => blob.type === 'image/svg+xml').map((blob) => blob.text()))"
                            + ".then((all) => all.filter((svg) => new DOMParser().parseFromString(svg, 'image/svg+xml')"
                            + ".querySelectorAll('text').length > 3).length)";
            assertEquals(6, tab.evaluate(svgs).asInt());
            String pngs =
                    "Promise.all(saved.filter((blob) => blob.type === 'image/png').map((blob) => createImageBitmap(blob)))"
                            + ".then((all) => all.filter((image) => image.width >= 400 && image.height >= 100).length)";
            assertEquals(6, tab.evaluate(pngs).asInt());
        }
    }

    private static void nothingIsCutInPrint(ChromiumTab tab) throws BrowserException {
        tab.evaluate("window.dispatchEvent(new Event('beforeprint'))");
        String tooLarge = "[...document.querySelectorAll('.plot svg')].map(svg => svg.getBoundingClientRect())"
                + ".filter(box => box.width > %d || box.height > %d).length".formatted(PRINTED_WIDTH, PRINTED_HEIGHT);
        assertEquals(0, tab.evaluate(tooLarge).asInt());
        tab.evaluate("window.dispatchEvent(new Event('afterprint'))");
    }

    @Test
    void whatStandsInAReportIsTextAndNeverMarkup() {
        SavedReport report = MadeUpReport.small();
        String hostile = "</script><img src=x onerror=alert(1)>";
        ((ObjectNode) report.json().path("environment")).put("cpu", hostile);
        ((ObjectNode) report.json().at("/results/0")).put("profile", hostile).put("void", hostile);
        String page = ReportHtml.render(report);
        assertFalse(page.contains("<img src=x"), "markup got through");
        assertTrue(page.contains("&lt;img src=x"), "the text is gone");
    }

    @Test
    void whatIsNoReportIsRefusedInOneLine(@TempDir Path directory) throws IOException {
        assertTrue(thrown(directory).contains("no report at"), thrown(directory));
        Files.writeString(directory.resolve("report.json"), "{\"schema\":\"another/1\"}");
        assertTrue(thrown(directory).contains("schema must be duplex.report/1, was \"another/1\""), thrown(directory));
    }

    private static String thrown(Path directory) {
        return String.valueOf(assertThrows(IOException.class, () -> ReportHtml.write(directory))
                .getMessage());
    }

    private static Path write(SavedReport report, Path directory) throws IOException {
        Files.writeString(directory.resolve("report.json"), report.json().toString(), StandardCharsets.UTF_8);
        Files.writeString(
                directory.resolve("claims.json"), report.claims().orElseThrow().toString());
        Files.writeString(
                directory.resolve("bench.json"), report.bench().orElseThrow().toString());
        return ReportHtml.write(directory);
    }
}
