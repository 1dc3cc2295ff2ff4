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
                gap.goOnFrom().ifPresent(cursor -> readOn(server, wayIn, new Heard(ids, cursor, POSTED - KEPT)));
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

    private static void readOn(DemoServer server, WayIn wayIn, Heard heard) {
        try (RawClient client = new RawClient(server.port())) {
            wayIn.read(client, heard);
        }
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
