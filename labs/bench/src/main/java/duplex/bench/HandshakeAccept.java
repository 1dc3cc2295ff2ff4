package duplex.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.core.util.WebSocketUtils;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code Sec-WebSocket-Accept}: what proves that the server understood the opening handshake.
 *
 * <p><b>What goes wrong in the world.</b> "The handshake encrypts the key", people say, and "hashing makes it slow". The
 * server appends a fixed text to the client's key, hashes it with SHA-1 and writes the hash in Base64 (RFC 6455, section
 * 4.2.2). Nothing is secret, nothing is encrypted: it only shows that whoever answered speaks WebSocket.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HandshakeAccept {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /** The example of RFC 6455, section 1.3. Not final: the compiler must not know it. */
    private String key = "dGhlIHNhbXBsZSBub25jZQ==";

    private final MessageDigest kept = sha1();

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** Baseline: the text alone, without hash or Base64. */
    @Benchmark
    public byte[] baselineConcatenation() {
        return (key + GUID).getBytes(StandardCharsets.US_ASCII);
    }

    /** Wrong, if anything is: the provider is asked for a new SHA-1 at every handshake. */
    @Benchmark
    public String wrongNewDigest() {
        byte[] hash = sha1().digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(hash);
    }

    /** Right: one SHA-1 per thread; {@code digest} leaves it as new. */
    @Benchmark
    public String rightKeptDigest() {
        byte[] hash = kept.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(hash);
    }

    /** What Jetty does at every opening handshake. */
    @Benchmark
    public String asJettyDoes() {
        return WebSocketUtils.hashKey(key);
    }

    /*
     * HOW TO RUN
     *
     *   java -jar labs/bench/target/benchmarks.jar HandshakeAccept
     *
     * WHAT YOU WILL SEE
     *
     * Nearly all of it is the hash, and all of it together is a small part of what the TCP handshake before it takes,
     * even on loopback. It happens once in the life of a connection. So the lesson is about measuring: "right" wins,
     * and it does not matter. Ask how often before asking how fast.
     */
}
