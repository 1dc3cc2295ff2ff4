package duplex.measure.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a report into a directory: {@code report.json}, its schema, {@code report.csv}, {@code histograms.hlog}. */
public final class ReportFiles {

    private static final String SCHEMA = "report.schema.json";

    private ReportFiles() {}

    /** The text of {@code report.json}. */
    public static String json(Report report) throws IOException {
        // Line feeds on every system: the same report is the same file.
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        return new ObjectMapper().writer(printer).writeValueAsString(ReportJson.of(report)) + "\n";
    }

    /** Replaces what an earlier report left there. */
    public static void write(Report report, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("report.json"), json(report));
        Files.writeString(directory.resolve("report.csv"), ReportCsv.of(report));
        HistogramLog.write(report, directory.resolve("histograms.hlog"));
        try (InputStream schema = ReportFiles.class.getResourceAsStream("/duplex/measure/" + SCHEMA)) {
            if (schema == null) {
                throw new IllegalStateException(SCHEMA + " is missing");
            }
            Files.copy(schema, directory.resolve(SCHEMA), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
