package duplex.measure.claims;

import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Claim 21: a message is a logical unit, made of frames (RFC 6455, section 5.4). */
final class MessagesAreMadeOfFrames implements Claim {

    private static final int CONTINUATION = 0x0;
    private static final int FRAGMENTS = 3;
    private static final String TEXT = "세 조각으로 나눈 말";

    @Override
    public int number() {
        return 21;
    }

    @Override
    public Verdict expected() {
        return Verdict.CONFIRMED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    /** One chat message in three frames, the second of them cut within a letter, and a ping before the last. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        try (ServerUnderTest server = laboratory.newServer();
                RawConnection client = server.connect().enter()) {
            byte[] message = RawConnection.chatMessage(TEXT, "fragmented").getBytes(StandardCharsets.UTF_8);
            int letter =
                    new String(message, StandardCharsets.UTF_8).substring(0, 30).getBytes(StandardCharsets.UTF_8).length
                            - 1;
            byte[] ping = {1, 2, 3};
            client.send(RawConnection.maskedFrame(false, RawConnection.TEXT, Arrays.copyOf(message, 10)));
            client.send(RawConnection.maskedFrame(false, CONTINUATION, Arrays.copyOfRange(message, 10, letter)));
            client.frame(RawConnection.PING, ping);
            client.send(
                    RawConnection.maskedFrame(true, CONTINUATION, Arrays.copyOfRange(message, letter, message.length)));
            client.sendText(RawConnection.chatMessage("끝", "end"));
            int heard = 0;
            boolean whole = false;
            boolean pongFirst = false;
            for (RawFrame frame = client.frame(); !frame.text().contains("\"id\":\"end\""); frame = client.frame()) {
                if (frame.opcode() == RawConnection.PONG) {
                    pongFirst = heard == 0 && Arrays.equals(frame.payload(), ping);
                } else if (frame.text().contains("\"kind\":\"chat\"")) {
                    heard++;
                    whole = frame.text().contains(TEXT);
                }
            }
            return Finding.of(
                    verdict(heard, whole),
                    Measured.of("frames", FRAGMENTS, Unit.COUNT),
                    Measured.of("messages", heard, Unit.COUNT),
                    Measured.yesOrNo("whole", whole),
                    Measured.yesOrNo("ping_between", pongFirst));
        }
    }

    /** One message from several frames: frames are not messages, they make them up. */
    static Verdict verdict(int heard, boolean whole) {
        return heard == 1 && whole ? Verdict.CONFIRMED : Verdict.REFUTED;
    }
}
