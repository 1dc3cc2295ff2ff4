package duplex.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.Length;
import duplex.Promise;
import duplex.wire.Direction;
import duplex.wire.link.Conditions;
import duplex.wire.link.Ending;
import duplex.wire.link.Link;
import duplex.wire.link.Way;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cut in mid-frame, mid-post, mid-event: nothing is lost, doubled or out of order. A {@link Link} ends the connection after
 * k bytes, for many k or for every one; then the client comes back and goes on from what it knows.
 */
class CutConnectionsTest {

    /** How many of all the places are tried; at full length every one. */
    private static final int PLACES = Length.of(10, 80, Integer.MAX_VALUE);

    private static final int MESSAGES = 5;

    /** From nothing at all to everything, evenly spread. */
    private static LongStream places(long all) {
        long count = Math.min(PLACES, all + 1);
        return LongStream.range(0, count).map(i -> i * all / (count - 1));
    }

    /** Up: the post never comes whole, or just so. Down: it is kept, and the client never hears of it. */
    @ParameterizedTest
    @EnumSource
    void aPostThatWasCutIsKeptOnceAndInItsPlace(WayIn wayIn) throws IOException {
        try (DemoServer server = RunningServer.start();
                Link link = Link.to(server.port())) {
            List<String> posted = new ArrayList<>();
            long bytes = 0;
            for (Direction direction : Direction.values()) {
                long all = lengthOf(wayIn, link, direction, posted);
                places(all).forEach(k -> {
                    String id = direction + "-" + k;
                    link.set(cut(direction, k));
                    postUntilAcknowledged(wayIn, link, id);
                    posted.add(id);
                });
                bytes += all;
            }
            Heard heard = new Heard(posted);
            try (RawClient reader = new RawClient(server.port())) {
                while (!heard.isComplete()) {
                    String after = "?after=" + server.room().end().at(heard.last());
                    heard.hearAll(reader.get(WayIn.SHORT_POLLING.path() + after)
                            .response()
                            .content());
                }
                String more = reader.get(WayIn.SHORT_POLLING.path() + heard.query())
                        .response()
                        .content();
                assertTrue(more.isEmpty(), more);
            }
            Promise.kept(
                    "aPostThatWasCutIsKeptOnceAndInItsPlace",
                    "%s, cut at %d places in %d bytes, %d posts kept once, in order",
                    wayIn,
                    posted.size() - 2,
                    bytes,
                    posted.size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReaderThatWasCutOffReadsOnAndMissesNothing(WayIn wayIn) throws IOException {
        try (DemoServer server = RunningServer.start();
                Link link = Link.to(server.port())) {
            List<String> posted = new ArrayList<>();
            try (RawClient poster = new RawClient(server.port())) {
                for (int i = 0; i < MESSAGES; i++) {
                    posted.add("id-" + i);
                    WayIn.SHORT_POLLING.post(poster, posted.get(i));
                }
            }
            long cuts = 0;
            for (Direction direction : Direction.values()) {
                long all = lengthOfReading(wayIn, link, direction, posted);
                for (long k : places(all).toArray()) {
                    link.set(cut(direction, k));
                    readUntilComplete(wayIn, link, new Heard(posted));
                    cuts++;
                }
                link.set(Conditions.CLEAR);
            }
            Promise.kept(
                    "aReaderThatWasCutOffReadsOnAndMissesNothing",
                    "%s, cut at %d places, %d messages heard once, in order",
                    wayIn,
                    cuts,
                    cuts * MESSAGES);
        }
    }

    private static Conditions cut(Direction direction, long k) {
        Way way = Way.CLEAR.withCut(k, k % 2 == 0 ? Ending.FIN : Ending.RST);
        return switch (direction) {
            case UP -> Conditions.CLEAR.withUp(way);
            case DOWN -> Conditions.CLEAR.withDown(way);
        };
    }

    /** How many bytes a post that nobody cuts takes in one direction. */
    private static long lengthOf(WayIn wayIn, Link link, Direction direction, List<String> posted) {
        String id = direction + "-whole";
        posted.add(id);
        link.set(Conditions.CLEAR);
        try (RawClient client = new RawClient(link.port())) {
            wayIn.post(client, id);
            return passed(link, client, direction);
        }
    }

    private static long lengthOfReading(WayIn wayIn, Link link, Direction direction, List<String> posted) {
        try (RawClient client = new RawClient(link.port())) {
            wayIn.read(client, new Heard(posted));
            return passed(link, client, direction);
        }
    }

    private static long passed(Link link, RawClient client, Direction direction) {
        return link.connections().stream()
                .filter(each -> each.client().equals(client.socket().getLocalSocketAddress()))
                .findFirst()
                .orElseThrow()
                .passed(direction);
    }

    /** The same draft with the same id, until the server has answered: what every client of ours does. */
    private static void postUntilAcknowledged(WayIn wayIn, Link link, String id) {
        boolean acknowledged = false;
        while (!acknowledged) {
            try (RawClient client = new RawClient(link.port())) {
                wayIn.post(client, id);
                acknowledged = true;
            } catch (UncheckedIOException e) {
                link.set(Conditions.CLEAR); // it was cut; the next one is not
            }
        }
    }

    private static void readUntilComplete(WayIn wayIn, Link link, Heard heard) {
        while (!heard.isComplete()) {
            try (RawClient client = new RawClient(link.port())) {
                wayIn.read(client, heard);
            } catch (UncheckedIOException e) {
                link.set(Conditions.CLEAR);
            }
        }
    }
}
