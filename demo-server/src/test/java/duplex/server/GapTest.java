package duplex.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.chat.Cursor;
import duplex.server.WayIn.Gap;
import duplex.transport.Limit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A gap is never silent: whoever asks for what the server cannot give is told so, and told where to go on. */
class GapTest {

    private static final int KEPT = 10;
    private static final int POSTED = 25;

    @ParameterizedTest
    @EnumSource
    void whoMissedMoreThanIsKeptIsTold(WayIn wayIn) {
        try (DemoServer server = RunningServer.start(RunningServer.WITHOUT_RATES.with(Limit.KEEP, KEPT))) {
            List<String> ids = post(server);
            Cursor end = server.room().end();
            try (RawClient client = new RawClient(server.port())) {
                Gap gap = wayIn.gap(client, end.at(3).toString());
                assertEquals("what came next is no longer kept", gap.reason());
                gap.goOnFrom().ifPresent(cursor -> {
                    assertEquals(end.at(POSTED - KEPT).toString(), cursor);
                    assertEquals(ids.subList(POSTED - KEPT, POSTED), readOn(server, wayIn, cursor));
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoseCursorIsOfAnotherLogIsTold(WayIn wayIn) {
        try (DemoServer server = RunningServer.start()) {
            post(server);
            try (RawClient client = new RawClient(server.port())) {
                Gap gap = wayIn.gap(client, "none.3"); // an epoch of four letters, which this one is not
                assertEquals("the cursor is of another log", gap.reason());
            }
        }
    }

    /** As after a restart with a file that is older than what a client has seen. */
    @ParameterizedTest
    @EnumSource
    void whoIsBeyondTheEndIsTold(WayIn wayIn) {
        try (DemoServer server = RunningServer.start()) {
            post(server);
            try (RawClient client = new RawClient(server.port())) {
                Gap gap = wayIn.gap(client, server.room().end().at(POSTED + 1).toString());
                assertEquals("the cursor is beyond the end", gap.reason());
            }
        }
    }

    /** Everything after a cursor, which must be resumable. */
    private static List<String> readOn(DemoServer server, WayIn wayIn, String cursor) {
        List<String> ids = new ArrayList<>();
        try (RawClient client = new RawClient(server.port())) {
            if (wayIn == WayIn.WEBSOCKET) {
                client.openWebSocket("?after=" + cursor).frame();
                while (ids.size() < KEPT) {
                    ids.add(WayIn.member(client.frame().text(), "id"));
                }
            } else {
                String page =
                        client.get(wayIn.path() + "?after=" + cursor).response().content();
                page.lines()
                        .flatMap(line -> List.of(line.split("\\{\"cursor\"", -1)).stream())
                        .filter(message -> message.contains("\"id\""))
                        .forEach(message -> ids.add(WayIn.member(message, "id")));
            }
        }
        return ids;
    }

    private static List<String> post(DemoServer server) {
        List<String> ids = new ArrayList<>();
        try (RawClient poster = new RawClient(server.port())) {
            for (int i = 1; i <= POSTED; i++) {
                ids.add("id-" + i);
                WayIn.SHORT_POLLING.post(poster, ids.get(i - 1));
            }
        }
        return ids;
    }
}
