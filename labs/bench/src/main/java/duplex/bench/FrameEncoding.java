package duplex.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.internal.Generator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Frame encoding: from a text to the bytes of one unmasked text frame, as a server sends it.
 *
 * <p><b>What goes wrong in the world.</b> A frame's header comes first and holds the payload length, which is known only
 * when the text has been encoded (RFC 6455, section 5.2). So the payload data is encoded, put aside, and copied behind
 * the header, for every client anew.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FrameEncoding {

    private static final int FIN_AND_TEXT = 0b1000_0001;
    private static final int LENGTH_IN_NEXT_2_BYTES = 126;
    private static final int MOST_IN_7_BITS = 125;
    private static final int MOST_IN_16_BITS = 0xFFFF;

    /** Letters of the text; a Korean letter is 3 bytes. The longest text here still has a 16-bit length. */
    @Param({"5", "100", "1300"})
    public int letters;

    private final Generator generator = new Generator();
    private final ByteBuffer jettysBuffer = ByteBuffer.allocate(8192);
    private String text = "";

    @Setup
    public void fill() {
        text = "안".repeat(letters);
    }

    /** Baseline: the payload data alone. Every way below does this too. */
    @Benchmark
    public byte[] baselineUtf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Wrong: through a stream, which grows as it goes, is locked for every byte, and is copied out at the end. */
    @Benchmark
    public byte[] wrongThroughAStream() {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(FIN_AND_TEXT);
        if (payload.length <= MOST_IN_7_BITS) {
            frame.write(payload.length);
        } else {
            frame.write(LENGTH_IN_NEXT_2_BYTES);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        for (byte each : payload) {
            frame.write(each);
        }
        return frame.toByteArray();
    }

    /** Right: one array of the right size, the payload data copied once. */
    @Benchmark
    public byte[] rightOneArray() {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        if (payload.length > MOST_IN_16_BITS) {
            throw new IllegalStateException("payload data is " + payload.length + " bytes");
        }
        boolean isShort = payload.length <= MOST_IN_7_BITS;
        byte[] frame = new byte[(isShort ? 2 : 4) + payload.length];
        frame[0] = (byte) FIN_AND_TEXT;
        if (isShort) {
            frame[1] = (byte) payload.length;
        } else {
            frame[1] = LENGTH_IN_NEXT_2_BYTES;
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, frame.length - payload.length, payload.length);
        return frame;
    }

    /** What Jetty does, here into one buffer; on a socket it writes header and payload data from two, and copies nothing. */
    @Benchmark
    public byte[] rightAsJettyDoes() {
        Frame frame = new Frame(OpCode.TEXT, text);
        jettysBuffer.clear().limit(0);
        generator.generateHeader(frame, jettysBuffer);
        generator.generatePayload(frame, jettysBuffer);
        return Arrays.copyOf(jettysBuffer.array(), jettysBuffer.limit());
    }

    /*
     * HOW TO RUN
     *
     *   java -jar labs/bench/target/benchmarks.jar FrameEncoding
     *   java -jar labs/bench/target/benchmarks.jar FrameEncoding -prof gc          (bytes allocated per frame, too)
     *
     * WHAT YOU WILL SEE
     *
     * One array costs little more than encoding the text. The stream costs a multiple, growing with the text. With
     * -prof gc: count the copies of the payload data in each way, and find them again as bytes allocated per frame.
     * Then think of a room with a hundred listeners: the frame of one chat message is the same for all of them. What
     * costs nothing at all is to encode it once.
     */
}
