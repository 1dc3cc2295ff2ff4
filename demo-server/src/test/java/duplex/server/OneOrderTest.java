package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Without one sequencer two clients disagreed about the order at 1,927 of 20,000 positions. */
class OneOrderTest {

    private static final int POSTERS = 16;
    private static final int EACH = 1_250;
    private static final Pattern PLACE = Pattern.compile("\"cursor\":\"[a-z0-9]+\\.([0-9]+)\",\"id\":\"([^\"]+)\"");

    private record Place(int sequence, String id) {}

    @Test
    void twoWebSocketClientsAgreeWhenSixteenPostAtOnce() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(POSTERS + 2);
        try (DemoServer server = RunningServer.start();
                RawClient one = new RawClient(server.port());
                RawClient other = new RawClient(server.port())) {
            Future<List<Place>> seenByOne = clients.submit(listening(one));
            Future<List<Place>> seenByOther = clients.submit(listening(other));
            List<Future<?>> posting = new ArrayList<>();
            for (int poster = 0; poster < POSTERS; poster++) {
                String name = "p" + poster + "-";
                posting.add(clients.submit(() -> post(server, name)));
            }
            for (Future<?> each : posting) {
                each.get();
            }

            List<Place> order = seenByOne.get();
            assertEquals(order, seenByOther.get());
            assertEquals(
                    POSTERS * EACH, order.stream().map(Place::id).distinct().count());
            for (int i = 0; i < order.size(); i++) {
                assertEquals(i + 1, order.get(i).sequence());
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** Opens the WebSocket at once, so that it is there before the first post, and reads until it has all. */
    private static Callable<List<Place>> listening(RawClient client) {
        client.openWebSocket("").frame();
        return () -> {
            List<Place> seen = new ArrayList<>();
            while (seen.size() < POSTERS * EACH) {
                String frame = client.frame().text();
                Matcher place = PLACE.matcher(frame);
                if (!place.find()) {
                    throw new AssertionError(frame);
                }
                seen.add(new Place(Integer.parseInt(place.group(1)), place.group(2)));
            }
            return seen;
        };
    }

    private static void post(DemoServer server, String name) {
        try (RawClient poster = new RawClient(server.port())) {
            for (int i = 0; i < EACH; i++) {
                assertEquals(
                        201,
                        poster.say("long-polling", "text", name + i).response().status());
            }
        }
    }
}
