package duplex;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Valid input made wrong, in one of the ways in which input tends to be wrong. */
enum Mutation {
    CHANGE_A_BYTE {
        @Override
        byte[] apply(byte[] input, SplittableRandom random) {
            return replace(input, random.nextInt(input.length), 1, new byte[] {(byte) random.nextInt()});
        }
    },
    FLIP_A_BIT {
        @Override
        byte[] apply(byte[] input, SplittableRandom random) {
            int at = random.nextInt(input.length);
            return replace(input, at, 1, new byte[] {(byte) (input[at] ^ (1 << random.nextInt(8)))});
        }
    },
    LEAVE_SOMETHING_OUT {
        @Override
        byte[] apply(byte[] input, SplittableRandom random) {
            int at = random.nextInt(input.length);
            return replace(input, at, 1 + random.nextInt(input.length - at), new byte[0]);
        }
    },
    CUT_IT_OFF {
        @Override
        byte[] apply(byte[] input, SplittableRandom random) {
            return Arrays.copyOf(input, random.nextInt(input.length));
        }
    },
    SAY_SOMETHING_TWICE {
        @Override
        byte[] apply(byte[] input, SplittableRandom random) {
            int at = random.nextInt(input.length);
            byte[] some = Arrays.copyOfRange(input, at, at + 1 + random.nextInt(input.length - at));
            return replace(input, at, 0, some);
        }
    },
    SAY_SOMETHING_VERY_OFTEN {
        @Override
        byte[] apply(byte[] input, SplittableRandom random) {
            int at = random.nextInt(input.length);
            byte[] some = Arrays.copyOfRange(input, at, Math.min(input.length, at + 1 + random.nextInt(8)));
            return replace(input, at, 0, repeat(some, 1 << random.nextInt(12)));
        }
    },
    PUT_SOMETHING_NASTY_IN {
        @Override
        byte[] apply(byte[] input, SplittableRandom random) {
            byte[] nasty = NASTY.get(random.nextInt(NASTY.size())).getBytes(StandardCharsets.ISO_8859_1);
            return replace(input, random.nextInt(input.length + 1), random.nextInt(2), nasty);
        }
    },
    PUT_NOISE_IN {
        @Override
        byte[] apply(byte[] input, SplittableRandom random) {
            byte[] noise = new byte[1 + random.nextInt(40)];
            random.nextBytes(noise);
            return replace(input, random.nextInt(input.length + 1), random.nextInt(input.length + 1), noise);
        }
    };

    /** What parsers are known to stumble over; a byte in each character. */
    private static final List<String> NASTY = List.of(
            "\0",
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "%",
            "%00",
            "%C3%28",
            "%zz",
            "&",
            "=",
            ";",
            ":",
            ",",
            ".",
            "..",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "{",
            "}",
            "[",
            "[".repeat(4_000),
            "{\"a\":".repeat(2_000),
            "-1",
            "0",
            "00",
            "0x7f",
            "1e999999999",
            "2147483648",
            "9223372036854775808",
            "-9223372036854775808",
            "9".repeat(5_000),
            "ffffffff",
            "ffffffffffffffff",
            "null",
            "\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
            "\u00ff\u00ff\u00ff\u00ff",
            "\u0080\0\0\0\0\0\0\0",
            "\u00c0\u0080", // an overlong NUL
            "\u00ed\u00a0\u0080", // half a surrogate pair
            "\u00f4\u0090\u0080\u0080", // beyond U+10FFFF
            "\u00e2\u0080\u00a8", // U+2028
            "\u00ef\u00bb\u00bf"); // a byte order mark

    /** Beyond it nothing is added any more. */
    private static final int LONGEST = 64 * 1024;

    abstract byte[] apply(byte[] input, SplittableRandom random);

    /** One to four valid inputs in a row, changed up to four times; now and then, noise and nothing else. */
    static byte[] of(List<byte[]> valid, SplittableRandom random) {
        if (random.nextInt(16) == 0) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] input = valid.get(random.nextInt(valid.size()));
        while (random.nextInt(4) == 0) {
            input = replace(input, input.length, 0, valid.get(random.nextInt(valid.size())));
        }
        for (int changes = random.nextInt(5); changes > 0 && input.length > 0; changes--) {
            input = values()[random.nextInt(values().length)].apply(input, random);
        }
        return input;
    }

    /** The input with {@code length} bytes from {@code at} on, as far as there are any, replaced. */
    private static byte[] replace(byte[] input, int at, int length, byte[] by) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(input, 0, at);
        changed.writeBytes(input.length + by.length <= LONGEST ? by : new byte[0]);
        int rest = Math.min(input.length, at + length);
        changed.write(input, rest, input.length - rest);
        return changed.toByteArray();
    }

    private static byte[] repeat(byte[] some, int times) {
        ByteArrayOutputStream often = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            often.writeBytes(some);
        }
        return often.toByteArray();
    }
}
