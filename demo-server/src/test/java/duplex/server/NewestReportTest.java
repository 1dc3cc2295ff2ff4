package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.server.RawReader.Response;
import io.javalin.Javalin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewestReportTest {

    @TempDir
    private Path folder = Path.of("");

    private NewestReport report = new NewestReport(folder);
    private Javalin server = Javalin.create();
    private Path left = folder;

    @BeforeEach
    void start() {
        left = folder.resolve("report.json");
        report = new NewestReport(left);
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.port = 0;
            report.addTo(config.routes);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void noReportIsNoContent() {
        assertEquals("204 ", answer());
    }

    @Test
    void whatWasMeasuredBesideTheServerIsShown() {
        report.show("{\"results\":[]}");
        assertEquals("200 {\"results\":[]}", answer());
    }

    @Test
    void ofTwoReportsTheLaterIsShown() throws Exception {
        Files.writeString(left, "{\"left\":1}");
        assertEquals("200 {\"left\":1}", answer());

        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(60)));
        report.show("{\"measured\":1}");
        assertEquals("200 {\"measured\":1}", answer());

        Files.setLastModifiedTime(left, FileTime.from(Instant.now().plusSeconds(60)));
        assertEquals("200 {\"left\":1}", answer());
    }

    private String answer() {
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.get(NewestReport.PATH).response();
            return response.status() + " " + response.content();
        }
    }
}
