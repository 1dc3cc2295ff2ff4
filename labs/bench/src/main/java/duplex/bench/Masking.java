package duplex.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
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
 * Masking: what a byte costs that every client must change, and every server must change back.
 *
 * <p><b>What goes wrong in the world.</b> A client XORs each byte of payload data with one of the four bytes of its
 * masking key (RFC 6455, section 5.3), so that no proxy can take what it sends for HTTP. Written down as the RFC states
 * it, that is a byte at a time, with a look at the key for each.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Masking {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int KEY = 0x37_FA_21_3D; // the example of RFC 6455, section 5.7

    /** Payload data, in bytes: a word, a paragraph, the longest chat text, the longest frame. */
    @Param({"16", "256", "4096", "65536"})
    public int bytes;

    private final byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(KEY).array();
    private final Generator generator = new Generator();
    private byte[] payload = {};
    private byte[] masked = {};

    @Setup
    public void fill() {
        payload = new byte[bytes];
        new SplittableRandom(1).nextBytes(payload);
        masked = new byte[bytes];
    }

    /** Baseline: every byte is moved and none is changed. Nothing can be quicker that writes to a second array. */
    @Benchmark
    public byte[] baselineCopy() {
        System.arraycopy(payload, 0, masked, 0, bytes);
        return masked;
    }

    /** Wrong: the RFC's formula as it stands, {@code transformed[i] = original[i] XOR key[i MOD 4]}. */
    @Benchmark
    public byte[] wrongByteByByte() {
        for (int i = 0; i < bytes; i++) {
            masked[i] = (byte) (payload[i] ^ key[i % 4]);
        }
        return masked;
    }

    /** Right: the key twice in a long, eight bytes at a time, and the RFC's formula only for what is left. */
    @Benchmark
    public byte[] rightEightBytesAtATime() {
        long twice = (long) KEY << 32 | (KEY & 0xFFFF_FFFFL);
        int i = 0;
        for (; i <= bytes - Long.BYTES; i += Long.BYTES) {
            EIGHT_BYTES.set(masked, i, (long) EIGHT_BYTES.get(payload, i) ^ twice);
        }
        for (; i < bytes; i++) {
            masked[i] = (byte) (payload[i] ^ key[i & 3]);
        }
        return masked;
    }

    /** What Jetty does when it is the client: four bytes at a time, into the buffer that goes to the socket. */
    @Benchmark
    public byte[] rightAsJettyDoes() {
        Frame frame = new Frame(OpCode.BINARY, ByteBuffer.wrap(payload));
        frame.setMask(key);
        ByteBuffer buffer = ByteBuffer.wrap(masked).limit(0);
        generator.generatePayload(frame, buffer);
        return masked;
    }

    /*
     * HOW TO RUN
     *
     *   ./duplex --version                                    (builds, if need be)
     *   java -jar labs/bench/target/benchmarks.jar Masking
     *   java -jar labs/bench/target/benchmarks.jar Masking -p bytes=4096 -f 1      (shorter)
     *
     * WHAT YOU WILL SEE
     *
     * At 16 bytes all four are so close that the call around them counts for more than the loop. The longer the payload
     * data, the further the byte-by-byte loop falls behind, while eight at a time stays near the copy: the processor
     * waits for memory, not for XOR. Then compare a whole mask of 16 bytes with the time a frame takes to the other
     * side and back (./duplex compare): masking is not what makes a chat slow. Its price is on the wire, 4 bytes in
     * every frame that a client sends.
     */
}
