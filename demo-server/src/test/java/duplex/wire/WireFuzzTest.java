package duplex.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Conversations put together at random from right and wrong pieces, with bytes changed at random: whatever comes, nothing
 * is thrown, nothing is lost, and every slicing gives the same result ({@link Conversation#heard}).
 */
class WireFuzzTest {

    /** How many conversations; the everyday run is short. */
    private static final int CONVERSATIONS = Integer.getInteger("duplex.fuzz", 3_000);

    private static final long SEED = 9112;

    private static final List<String> UP = List.of(
            "GET /short-polling/messages?after=a.1 HTTP/1.1\r\nHost: localhost\r\nCookie: a=b\r\n\r\n",
            "POST /form-post HTTP/1.1\r\nContent-Length: 11\r\n\r\nauthor=a&b=",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nb;x\r\nhello world\r\n0\r\nA: b\r\n\r\n",
            "HEAD / HTTP/1.1\r\n\r\n",
            "CONNECT a:1 HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n",
            "\r\n",
            "\u0081\u00857\u00fa!=\u007f\u009fMQX",
            "\u0001\u0080\0\0\0\0\u0089\u0081\1\2\3\4x\u0080\u0082\1\2\3\4xy",
            "\u0082\u00fe\0\u007f\1\2\3\4" + "z".repeat(127),
            "\u0088\u0082\1\2\3\4\5\6");

    private static final List<String> DOWN = List.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: a=b\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
            "HTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 100 Continue\r\n\r\n",
            "HTTP/1.1 303 See Other\r\nLocation: /\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.0 200 OK\r\n\r\nuntil the end",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
            "\u0081\5hello",
            "\1\2he\u0089\0\u0080\3llo",
            "\u0082~\0\u007f" + "z".repeat(127),
            "\u0088\2\3\u00e8");

    @Test
    void whateverComesEverySlicingGivesTheSameResult() {
        Random random = new Random(SEED);
        for (int i = 0; i < CONVERSATIONS; i++) {
            Conversation conversation = random.nextBoolean() ? Conversation.upgraded() : new Conversation();
            int turns = 1 + random.nextInt(8);
            for (int turn = 0; turn < turns; turn++) {
                addTurn(conversation, random);
            }
            try {
                conversation.heard();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("conversation " + i + " of seed " + SEED, e);
            }
        }
    }

    private static void addTurn(Conversation conversation, Random random) {
        boolean up = random.nextBoolean();
        List<String> pieces = up ? UP : DOWN;
        String piece = pieces.get(random.nextInt(pieces.size()));
        byte[] bytes = piece.getBytes(StandardCharsets.ISO_8859_1);
        switch (random.nextInt(8)) {
            case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            default -> {}
        }
        conversation.then(up ? Direction.UP : Direction.DOWN, bytes);
    }
}
