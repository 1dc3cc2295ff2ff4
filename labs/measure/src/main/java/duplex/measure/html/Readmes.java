package duplex.measure.html;

import duplex.measure.browser.Chromium;
import duplex.measure.browser.ChromiumTab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts a report into {@code README.md} and {@code README.ko.md}: its table between two marks, and pictures, which Chromium
 * draws from {@code report.html} and which are kept beside the report.
 */
final class Readmes {

    private static final Map<String, String> FILES = Map.of("en", "README.md", "ko", "README.ko.md");
    private static final List<String> PICTURES = List.of("bytes-by-part", "bytes-per-second");
    private static final int WIDTH = 900;
    private static final int HEIGHT = 1_200;

    private Readmes() {}

    /**
     * @param place the report's folder, or its {@code report.json}
     * @param readmes the folder of the two READMEs
     * @throws IOException when there is no report, README or Chromium, with one line that says so
     */
    static void write(Path place, Path readmes) throws IOException {
        Path page = ReportHtml.write(place).toAbsolutePath();
        Path folder = page.resolveSibling(".").normalize();
        draw(page, folder);
        Path root = readmes.toAbsolutePath().normalize();
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path readme = root.resolve(file.getValue());
            String text = Files.readString(readme, StandardCharsets.UTF_8);
            try {
                Files.writeString(
                        readme,
                        part(SavedReport.read(place), file.getKey(), folder, root)
                                .in(text));
            } catch (IllegalArgumentException e) {
                throw new IOException(readme + ": " + e.getMessage(), e);
            }
        }
    }

    /** What a README in a folder shows of a report in a folder below it. */
    static ReadmePart part(SavedReport report, String language, Path folder, Path root) {
        String from = root.relativize(folder).toString().replace('\\', '/');
        List<String> pictures = PICTURES.stream()
                .map(kind -> kind + "." + language + ".svg")
                .filter(name -> Files.exists(folder.resolve(name)))
                .map(name -> from + "/" + name)
                .toList();
        Function<Both, String> spoken = language.equals("ko") ? Both::ko : Both::en;
        return new ReadmePart(report, spoken, pictures, "./duplex report " + from + " --readme .");
    }

    private static void draw(Path page, Path folder) throws IOException {
        Path browser = Chromium.find()
                .orElseThrow(() -> new IOException("no Chromium, Chrome or Edge here, which would draw the pictures"));
        try (Chromium chromium = Chromium.start(browser);
                ChromiumTab tab = chromium.open("about:blank")) {
            tab.resize(WIDTH, HEIGHT, false);
            for (String language : FILES.keySet()) {
                tab.navigate(page.toUri() + "?lang=" + language);
                for (String kind : PICTURES) {
                    String svg = tab.evaluate(
                                    "charts.shown.filter(chart => chart.kind === '%s' && chart.saved).map(charts.svg)[0] || ''"
                                            .formatted(kind))
                            .asText();
                    if (!svg.isEmpty()) {
                        Files.writeString(folder.resolve(kind + "." + language + ".svg"), svg + "\n");
                    }
                }
            }
        }
    }
}
