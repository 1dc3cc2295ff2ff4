package duplex.bench;

import duplex.wire.Direction;
import duplex.wire.Part;
import duplex.wire.Tally;
import duplex.wire.WireListener;
import duplex.wire.WireParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
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
 * One header section through the tap: what counting every byte adds to every poll.
 *
 * <p><b>What goes wrong in the world.</b> A header section has no length in front: where it ends is known when an empty
 * line has come, and it may come in any number of pieces. A parser that turns it into strings pays for objects that
 * nobody asks for; one that starts again with every piece pays for its beginning again and again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HeaderSection {

    private final byte[] request = bytes("""
            GET /short-polling/messages?after=k3f9.17 HTTP/1.1\r
            Host: localhost:7070\r
            Connection: keep-alive\r
            User-Agent: a-browser-with-a-long-name/1.0 (its system; its architecture) its-engine/2.0 (like others)\r
            Accept: */*\r
            Accept-Encoding: gzip, deflate, br\r
            Accept-Language: ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7\r
            Referer: http://localhost:7070/short-polling\r
            Cookie: author=%EB%AF%BC%EC%88%98\r
            \r
            """);

    private final byte[] response = bytes("""
            HTTP/1.1 204 No Content\r
            \r
            """);

    private final Tally tally = new Tally();
    private final WireParser parser = new WireParser(new WireListener() {
        @Override
        public void counted(Direction direction, Part part, int bytes) {
            tally.add(part, bytes);
        }
    });

    private int jettysFields;

    private final HttpParser jettys = new HttpParser(new HttpParser.RequestHandler() {
        @Override
        public void startRequest(String method, String target, HttpVersion version) {
            jettysFields = 0;
        }

        @Override
        public void parsedHeader(HttpField field) {
            jettysFields++;
        }

        @Override
        public boolean headerComplete() {
            return true;
        }

        @Override
        public boolean content(ByteBuffer content) {
            return false;
        }

        @Override
        public boolean contentComplete() {
            return false;
        }

        @Override
        public boolean messageComplete() {
            return true;
        }

        @Override
        public void earlyEOF() {
            throw new IllegalStateException("the request is whole");
        }
    });

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Baseline: every byte is looked at once. */
    @Benchmark
    public int baselineLookAtEveryByte() {
        int lines = 0;
        for (byte each : request) {
            if (each == '\n') {
                lines++;
            }
        }
        return lines;
    }

    /** Wrong: a string of it all, a string of each line, and a string of each name and value. */
    @Benchmark
    public int wrongStrings() {
        int cookieBytes = 0;
        for (String line : new String(request, StandardCharsets.US_ASCII).split("\r\n", -1)) {
            String[] field = line.split(":", 2);
            if (field[0].strip().equalsIgnoreCase("Cookie")) {
                cookieBytes += line.length() + 2;
            }
        }
        return cookieBytes;
    }

    /** Right: the tap's parser, the request in one piece, and the answer, so that the next request is a new exchange. */
    @Benchmark
    public Tally rightThroughTheTap() {
        parser.accept(Direction.UP, ByteBuffer.wrap(request));
        parser.accept(Direction.DOWN, ByteBuffer.wrap(response));
        return tally;
    }

    /** What Jetty does with every request: a string of the target, and of each field it has not met before an object. */
    @Benchmark
    public HttpParser asJettyDoes() {
        jettys.reset();
        jettys.parseNext(ByteBuffer.wrap(request));
        return jettys;
    }

    /** The worst that a network can do to it: every byte on its own. */
    @Benchmark
    public Tally rightThroughTheTapInSlicesOfOneByte() {
        slices(Direction.UP, request);
        slices(Direction.DOWN, response);
        return tally;
    }

    private void slices(Direction direction, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            parser.accept(direction, ByteBuffer.wrap(bytes, i, 1));
        }
    }

    /** Whether anything was not understood: then the numbers above say nothing. */
    long unparsed() {
        return tally.bytes().of(Part.UNPARSED);
    }

    /** How many field lines Jetty has found in the last request. */
    int jettysFields() {
        return jettysFields;
    }

    /*
     * HOW TO RUN
     *
     *   java -jar labs/bench/target/benchmarks.jar HeaderSection
     *   java -jar labs/bench/target/benchmarks.jar HeaderSection -prof gc
     *
     * WHAT YOU WILL SEE
     *
     * Jetty makes objects of the field lines, since a server needs them, and knows many of them beforehand; the tap only
     * counts, and counts the answer too.
     *
     * The tap costs much more than one look at every byte, as it asks what each of them is for, and less than the strings,
     * though it reads the answer as well. One-byte slices cost a multiple again, since every piece has its own call, but not
     * the square of it: no byte is looked at twice. Hold the number against what a poll takes from end to end
     * (./duplex compare) to see what watching adds.
     */
}
