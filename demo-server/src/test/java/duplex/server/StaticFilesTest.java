package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.server.RawReader.Response;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticFilesTest {

    @Test
    void aFolderMayHaveAnyName(@TempDir Path folder) throws IOException {
        Path home = folder.resolve("홍길동 실습");
        Files.createDirectories(home.resolve("duplex/web"));
        Files.writeString(home.resolve("duplex/web/a.js"), "'안녕'");
        try (URLClassLoader classPath =
                new URLClassLoader(new URL[] {home.toUri().toURL()}, null)) {
            Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.jetty.port = 0;
                config.resourceHandler(new StaticFiles(classPath));
            });
            server.start();
            try (RawClient client = new RawClient(server.port())) {
                Response response = client.get("/a.js").response();
                assertEquals("200 '안녕'", response.status() + " " + response.content());
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void aFileThatIsStillTheSameIsNotSentAgain() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            Response first = client.get("/chat.js").response();
            assertEquals(
                    "text/javascript; charset=utf-8",
                    first.field("Content-Type").orElseThrow().toLowerCase(Locale.ROOT));
            String tag = first.field("ETag").orElseThrow();
            client.request("GET", "/chat.js", "If-None-Match: " + tag + "\r\n", "");
            assertEquals(304, client.response().status());
        }
    }

    @Test
    void theSlidesAreThere() {
        try (DemoServer server = RunningServer.start();
                RawClient client = new RawClient(server.port())) {
            for (String target : new String[] {"/slides", "/slides/", "/slides/index.html"}) {
                Response page = client.get(target).response();
                assertEquals(200, page.status(), target);
                assertTrue(page.content().contains("<!DOCTYPE html>"), target);
            }
        }
    }

    @Test
    void nothingElseOfTheClassPathIsServed() {
        try (DemoServer server = RunningServer.start()) {
            for (String target : new String[] {
                "/DemoServer.class",
                "/../texts/en.properties",
                "/slides/../texts/en.properties",
                "/texts/en.properties",
                "/chat.js/",
                "//chat.js",
                "/slides/reveal",
                "/slides/reveal/LICENSE",
                "/META-INF/MANIFEST.MF"
            }) {
                try (RawClient client = new RawClient(server.port())) { // a 400 ends its connection
                    int status = client.get(target).response().status();
                    assertTrue(status == 404 || status == 400, target + " -> " + status);
                }
            }
        }
    }
}
