package duplex.measure.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A README's table and pictures. */
class ReadmePartTest {

    private static final String README = """
            # Title
            <!-- measured: begin -->
            what stood here before
            <!-- measured: end -->
            The end.
            """;

    private static ReadmePart part(SavedReport report) {
        return new ReadmePart(
                report, Both::en, List.of("kept/bytes-by-part.en.svg"), "./duplex report kept --readme .");
    }

    @Test
    void theFirstWorkloadStandsBetweenTheMarks() {
        SavedReport report = MadeUpReport.small();
        ((ObjectNode) report.json())
                .putObject("environment")
                .put("cpu", "A processor")
                .put("cores", "2");
        assertEquals("""
                # Title
                <!-- measured: begin -->
                chromium, HTTP/1.1, texts of 16 B, 5/s, 10 receivers, one-way delay 0 ms. Rounds: 1.

                | transport | interval | empty polls | on the page | p50 | p50, interval | p99 | B per delivery | overhead | CPU µs per delivery |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                | short polling | 1,000 ms | 0 % | – | 502 ms | – | 503 ms | 240 | 60 | 48 |
                | WebSocket | – | – | – | 1.4 ms | – | 2.3 ms | 120 | 60 | 48 |
                """, in(report).substring(0, in(report).indexOf("\n\nThe overhead is")) + "\n");
        assertTrue(in(report).endsWith("""
                ![Bytes of one delivery, by part](kept/bytes-by-part.en.svg)

                A processor · cores 2. Measured by `./duplex compare --set standard`; from that report to this page by `./duplex report kept --readme .`.
                <!-- measured: end -->
                The end.
                """), in(report));
    }

    private static String in(SavedReport report) {
        return part(report).in(README);
    }

    @Test
    void theSameAgainChangesNothing() {
        String once = part(MadeUpReport.whole()).in(README);
        assertEquals(once, part(MadeUpReport.whole()).in(once));
    }

    @Test
    void aReadmeWithoutMarksIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> part(MadeUpReport.small()).in("# Title\n"));
    }

    @Test
    void picturesAreThoseOfTheLanguageThatAreThere(@TempDir Path root) throws Exception {
        Path folder = Files.createDirectories(root.resolve("kept/here"));
        Files.writeString(folder.resolve("bytes-by-part.ko.svg"), "<svg/>");
        assertEquals(
                List.of("kept/here/bytes-by-part.ko.svg"),
                Readmes.part(MadeUpReport.small(), "ko", folder, root).pictures());
        assertEquals(
                List.of(),
                Readmes.part(MadeUpReport.small(), "en", folder, root).pictures());
    }
}
