package duplex.transport.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.server.HeldTimer;
import duplex.transport.Limits;
import duplex.transport.WebSocketRoutes;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineIoStoppingTest {

    private static final String POLLING = "/engine.io/?EIO=4&transport=polling";

    @Test
    void whoComesWhileTheServerStopsIsNotHeld() throws Exception {
        HeldTimer timer = new HeldTimer();
        EngineIo engineIo = new EngineIo(
                new EngineIoOptions("/engine.io/", Duration.ofSeconds(25), Duration.ofSeconds(10), Optional.empty()),
                Limits.STANDARD,
                timer,
                (session, visitor) -> new EchoConversation(session));
        Javalin javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    engineIo.addTo(config.routes, new WebSocketRoutes(Limits.STANDARD, timer));
                })
                .start("127.0.0.1", 0);
        try {
            engineIo.stop().join();
            String sid = get(javalin, "").body().replaceFirst(".*\"sid\":\"([^\"]+)\".*", "$1");
            assertEquals(400, get(javalin, "&sid=" + sid).statusCode());
        } finally {
            javalin.stop();
        }
    }

    private static HttpResponse<String> get(Javalin javalin, String query) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + javalin.port() + POLLING + query);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
