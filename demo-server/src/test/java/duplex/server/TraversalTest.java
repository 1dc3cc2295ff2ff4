package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.Promise;
import duplex.server.RawReader.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every way of spelling "up" before every file that somebody might want: none of it is served. */
class TraversalTest {

    private static final List<String> UP = List.of(
            "/",
            "//",
            "///",
            "/./",
            "/../",
            "/../../../../../../../../",
            "/slides/../",
            "/slides/../../../",
            "/slides/..;/",
            "/;/../",
            "/..;/..;/",
            "/.%2e/",
            "/%2e%2e/",
            "/%2e%2e%2f",
            "/..%2f..%2f..%2f",
            "/%2e%2e%2f%2e%2e%2f",
            "/%252e%252e%252f",
            "/..%5c..%5c",
            "/..\\..\\",
            "/%c0%ae%c0%ae/",
            "/%c0%ae%c0%ae%c0%af",
            "/%uff0e%uff0e/",
            "/%ef%bc%8e%ef%bc%8e/",
            "/..%00/",
            "/%00/../",
            "/..%0d%0a/",
            "/....//....//",
            "/.../.../",
            "/file:///",
            "/jar:file:",
            "http://localhost/../",
            "/chat.js/../../",
            "/chat.js%00/../");

    private static final List<String> WANTED = List.of(
            "etc/passwd",
            "proc/self/environ",
            "windows/win.ini",
            "simplelogger.properties",
            "texts/en.properties",
            "duplex/texts/en.properties",
            "duplex/web/chat.js",
            "duplex/server/DemoServer.class",
            "DemoServer.class",
            "META-INF/MANIFEST.MF",
            "META-INF/maven/",
            "WEB-INF/web.xml",
            "module-info.class",
            ".git/config",
            "pom.xml",
            "");

    @Test
    void nothingIsServedThatWasNotMeant() {
        List<String> served = new ArrayList<>();
        int tried = 0;
        try (DemoServer server = RunningServer.start()) {
            for (String up : UP) {
                for (String wanted : WANTED) {
                    tried++;
                    try (RawClient client = new RawClient(server.port())) { // a 400 ends its connection
                        Response response = client.get(up + wanted).response();
                        if (response.status() != 400 && response.status() != 404 && !isFirstPage(response)) {
                            served.add(up + wanted + " -> " + response.status());
                        }
                        assertTrue(response.content().length() < 20_000, up + wanted);
                    }
                }
            }
        }
        Promise.kept("nothingIsServedThatWasNotMeant", "%,d paths tried, %d served", tried, served.size());
        assertEquals(List.of(), served);
    }

    /** Some of them are only other names for {@code /}, as URIs have them (RFC 3986, section 6). */
    private static boolean isFirstPage(Response response) {
        return response.status() == 200 && response.content().contains("<a href=\"/form-post");
    }
}
