package duplex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import duplex.measure.browser.Chromium;
import duplex.transport.Language;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow") // prints some ninety slides
class PrintedSlidesTest {

    private static final long LARGEST = 15_000_000;

    /** Ten of the story and the last one; two for each of 39 claims; some with a chart. */
    private static final int LEAST_PAGES = 11 + 2 * 39;

    private final Locale machine = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(machine);
    }

    @Test
    void thePdfHasEverySlideAndTheKoreanFont(@TempDir Path folder) throws Exception {
        if (Chromium.find().isEmpty()) {
            if ("true".equals(System.getenv("CI"))) fail("no Chromium, though CI must have one");
            abort("not run: no Chromium, Chrome or Edge");
        }
        Path file = folder.resolve("슬라이드.pdf");
        StringWriter out = new StringWriter();
        int status = Duplex.commandLine(Language.KO)
                .setOut(new PrintWriter(out, true))
                .execute("slides", "--pdf", file.toString());
        assertEquals(0, status, out.toString());

        assertTrue(Files.size(file) < LARGEST, Files.size(file) + " bytes");
        String pdf = Files.readString(file, StandardCharsets.ISO_8859_1);
        long pages = Pattern.compile("/Type /Page\\b").matcher(pdf).results().count();
        assertTrue(pages >= LEAST_PAGES, pages + " pages");
        for (String weight : List.of("Regular", "Bold")) {
            Pattern font = Pattern.compile("/FontName /[A-Z]{6}\\+Pretendard-" + weight);
            assertTrue(font.matcher(pdf).find(), "Pretendard is not embedded: " + weight);
        }
    }
}
