package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** What goes up and down a connection, to be parsed in every slicing. */
final class Conversation {

    private static final int RANDOM_SLICINGS = 20;
    private static final long SEED = 6455;

    private record Turn(Direction direction, ByteBuffer bytes) {}

    private final List<Turn> turns = new ArrayList<>();

    static Conversation up(String text) {
        return new Conversation().thenUp(text);
    }

    static Conversation down(String text) {
        return new Conversation().thenDown(text);
    }

    /** A handshake that has succeeded; what follows is frames. */
    static Conversation upgraded() {
        return upgradedWith("");
    }

    /** @param fieldLines more of the 101's */
    static Conversation upgradedWith(String fieldLines) {
        return up("""
                GET /websocket/messages HTTP/1.1\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                \r
                """).thenDown("""
                HTTP/1.1 101 Switching Protocols\r
                Connection: Upgrade\r
                Upgrade: WebSocket\r
                """ + fieldLines + "\r\n");
    }

    Conversation thenUp(String text) {
        return then(Direction.UP, text.getBytes(StandardCharsets.UTF_8));
    }

    Conversation thenDown(String text) {
        return then(Direction.DOWN, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param hex such as {@code 81 05}, the rest of the line after a {@code //} being a remark */
    Conversation thenUpHex(String hex) {
        return then(Direction.UP, hex(hex));
    }

    Conversation thenDownHex(String hex) {
        return then(Direction.DOWN, hex(hex));
    }

    Conversation then(Direction direction, byte[] bytes) {
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length); // as Jetty's are
        turns.add(new Turn(direction, direct.put(bytes).flip()));
        return this;
    }

    /** What a listener hears, which is the same for the whole turns, byte by byte, and cut at random. */
    Recording heard() {
        Recording whole = heardWhole();
        assertSame(whole, "byte by byte", read(remaining -> 1));
        Random random = new Random(SEED);
        for (int i = 0; i < RANDOM_SLICINGS; i++) {
            int longest = 2 + random.nextInt(60);
            assertSame(whole, "cut at random, seed " + SEED + ", " + i, read(r -> 1 + random.nextInt(longest)));
        }
        return whole;
    }

    /** As {@link #heard()}, for when only the one slicing is of interest. */
    Recording heardWhole() {
        return read(remaining -> remaining);
    }

    private Recording read(ToIntFunction<Integer> slice) {
        Recording recording = new Recording();
        WireParser parser = new WireParser(recording);
        for (Turn turn : turns) {
            for (ByteBuffer rest = turn.bytes.duplicate(); rest.hasRemaining(); ) {
                int end = Math.min(rest.limit(), rest.position() + slice.applyAsInt(rest.remaining()));
                ByteBuffer next = rest.duplicate().limit(end);
                int position = next.position();
                parser.accept(turn.direction, next);
                assertEquals(position, next.position(), "the caller's buffer was moved");
                assertEquals(end, next.limit(), "the caller's buffer was limited");
                rest.position(end);
            }
        }
        parser.end();
        for (Direction direction : Direction.values()) {
            assertEquals(handedIn(direction), recording.bytes(direction).total(), "bytes " + direction);
        }
        return recording;
    }

    private long handedIn(Direction direction) {
        return turns.stream()
                .filter(turn -> turn.direction == direction)
                .mapToLong(turn -> turn.bytes.remaining())
                .sum();
    }

    private static void assertSame(Recording expected, String slicing, Recording actual) {
        assertEquals(expected.heard(), actual.heard(), slicing);
        assertEquals(expected.up(), actual.up(), slicing);
        assertEquals(expected.down(), actual.down(), slicing);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("//.*", "").replaceAll("\\s", ""));
    }
}
