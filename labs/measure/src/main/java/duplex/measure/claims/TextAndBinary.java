package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** Claim 22: what a message may hold is text or binary data (RFC 6455, sections 5.2 and 5.6). */
final class TextAndBinary implements Claim {

    private static final int OPCODES = 16;
    private static final int CONTINUATION = 0x0;
    private static final int PROTOCOL_ERROR = 1002; // section 7.4.1
    private static final int NORMAL = 1000;
    private static final Set<Integer> DATA = Set.of(RawConnection.TEXT, RawConnection.BINARY);

    @Override
    public int number() {
        return 22;
    }

    @Override
    public Verdict expected() {
        return Verdict.CONFIRMED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    /** Begins a message with each opcode there can be, each on a connection of its own. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        Set<Integer> begun = new TreeSet<>();
        Set<Integer> controls = new TreeSet<>();
        for (int opcode = 0; opcode < OPCODES; opcode++) {
            String answer = answerTo(laboratory.server(), opcode);
            if (answer.equals("message")) {
                begun.add(opcode);
            } else if (answer.equals("passed") && opcode != CONTINUATION) {
                controls.add(opcode);
            }
        }
        return Finding.of(
                verdict(begun),
                Measured.yesOrNo("text", begun.contains(RawConnection.TEXT)),
                Measured.yesOrNo("binary", begun.contains(RawConnection.BINARY)),
                Measured.of("data_opcodes", begun.size(), Unit.COUNT),
                Measured.of("control_opcodes", controls.size(), Unit.COUNT),
                Measured.of("refused_opcodes", OPCODES - begun.size() - controls.size(), Unit.COUNT));
    }

    /** {@code message} when it was taken for one, {@code passed} when it was understood, or {@code refused}. */
    private static String answerTo(ServerUnderTest server, int opcode) throws IOException {
        String id = "opcode-" + opcode;
        try (RawConnection client = server.connect().enter()) {
            client.frame(opcode, payload(opcode, id));
            if (opcode != RawConnection.CLOSE) {
                client.frame(RawConnection.CLOSE, code(NORMAL));
            }
            boolean message = false;
            RawFrame frame = client.frame();
            while (frame.opcode() != RawConnection.CLOSE) {
                message |= frame.opcode() == RawConnection.TEXT && frame.text().contains(id);
                frame = client.frame();
            }
            if (frame.closeCode() == PROTOCOL_ERROR) {
                return "refused";
            }
            return message ? "message" : "passed";
        }
    }

    private static byte[] payload(int opcode, String id) {
        return opcode == RawConnection.CLOSE
                ? code(NORMAL)
                : RawConnection.chatMessage("둘 가운데 하나", id).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] code(int code) {
        return ByteBuffer.allocate(2).putShort((short) code).array();
    }

    /** Messages begin as text or as binary data and as nothing else. */
    static Verdict verdict(Set<Integer> begun) {
        if (begun.equals(DATA)) {
            return Verdict.CONFIRMED;
        }
        return begun.containsAll(DATA) ? Verdict.QUALIFIED : Verdict.REFUTED;
    }
}
