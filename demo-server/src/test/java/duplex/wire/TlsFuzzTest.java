package duplex.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import duplex.Fuzz;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * TLS records on the wire, and what their owner says was in them: right, wrong, and not fitting together. Nothing is
 * thrown, nothing on the wire is lost, and every slicing gives the same result.
 */
class TlsFuzzTest {

    private static final int RECORDINGS = 16 * 1024;
    private static final int SLICES = 5;

    /**
     * Begins a step; after it {@code >} or {@code <} and bytes on the wire, or {@code )} or {@code (}, how long the
     * plaintext is, and records that were opened or sealed.
     */
    private static final byte STEP = (byte) 0xa7;

    private static final String HANDSHAKE = "\u0016\3\3\0\5hello";
    private static final String SEALED = "\u0017\3\3\0\37" + "GET / HTTP/1" + "x".repeat(19);

    @Test
    void badInputGetsAClearAnswerFromTlsRecords() throws InterruptedException {
        new Fuzz(
                        "TLS records",
                        "\u00a7>" + HANDSHAKE + "\u00a7<" + HANDSHAKE + "\u0014\3\3\0\1\1",
                        "\u00a7>" + SEALED + "\u00a7)\16" + SEALED,
                        "\u00a7(\16" + SEALED + "\u00a7<" + SEALED,
                        "\u00a7>" + SEALED + SEALED + "\u00a7)\0" + SEALED + "\u00a7)\16" + SEALED,
                        "\u00a7<\u0015\3\3\0\2\1\0")
                .allocatingForEachByte(RECORDINGS)
                .feed(input -> {
                    Recording whole = heard(input, Integer.MAX_VALUE);
                    for (int slice = 1; slice <= SLICES; slice++) {
                        Recording sliced = heard(input, slice);
                        assertEquals(whole.heard(), sliced.heard());
                        assertEquals(whole.up(), sliced.up());
                        assertEquals(whole.down(), sliced.down());
                    }
                });
    }

    private static Recording heard(byte[] input, int slice) {
        Recording recording = new Recording();
        TlsParser parser = new TlsParser(recording);
        long up = 0;
        long down = 0;
        int start = 0;
        while (start < input.length) {
            int end = start + 1;
            while (end < input.length && input[end] != STEP) {
                end++;
            }
            byte[] step = Arrays.copyOfRange(input, start + 1, end);
            if (step.length > 2 && (step[0] == '(' || step[0] == ')')) {
                ByteBuffer records = ByteBuffer.wrap(step, 2, step.length - 2);
                int plaintext = Math.min(Byte.toUnsignedInt(step[1]), records.remaining());
                Direction direction = step[0] == ')' ? Direction.UP : Direction.DOWN;
                ByteBuffer contained = records.duplicate().limit(records.position() + plaintext);
                parser.opened(direction, records, contained, plaintext == 0);
            } else if (step.length > 0) {
                Direction direction = step[0] == '<' ? Direction.DOWN : Direction.UP;
                for (int from = 1; from < step.length; from += Math.min(slice, step.length)) {
                    parser.accept(direction, ByteBuffer.wrap(step, from, Math.min(slice, step.length - from)));
                }
                up += direction == Direction.UP ? step.length - 1 : 0;
                down += direction == Direction.DOWN ? step.length - 1 : 0;
            }
            start = end;
        }
        parser.end();
        assertEquals(up, recording.up().total());
        assertEquals(down, recording.down().total());
        return recording;
    }
}
