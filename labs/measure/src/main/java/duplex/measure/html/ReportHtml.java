package duplex.measure.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes {@code report.html} from {@code report.json}: one file with everything in it, Korean and English, from which no
 * request leaves. The template is {@code src/main/jte/report.jte}; the build compiles it to a class of this package.
 */
public final class ReportHtml {

    private static final String NAME = "report.html";

    private ReportHtml() {}

    /**
     * Writes it beside the report, in place of what was there, with what {@code claims.json} and {@code bench.json} beside
     * it hold.
     *
     * @param place the report's folder, or its {@code report.json}
     * @return the file that was written
     * @throws IOException when there is no report, with one line that says so; or when the page cannot be written
     */
    public static Path write(Path place) throws IOException {
        SavedReport report = SavedReport.read(place);
        Path folder = Files.isDirectory(place) ? place : place.toAbsolutePath().getParent();
        Path file = folder == null ? Path.of(NAME) : folder.resolve(NAME);
        Files.writeString(file, render(report));
        return file;
    }

    static String render(SavedReport report) {
        TemplateEngine templates = TemplateEngine.createPrecompiled(
                null, ContentType.Html, ReportHtml.class.getClassLoader(), "duplex.measure.html");
        StringOutput page = new StringOutput();
        templates.render("report.jte", Map.of("page", new ReportPage(report)), page);
        return page.toString();
    }
}
