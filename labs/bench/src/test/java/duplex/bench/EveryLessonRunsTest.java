package duplex.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A lesson that no longer runs, or compares ways that no longer do the same, is no lesson. */
class EveryLessonRunsTest {

    private static final List<Class<?>> LESSONS = List.of(
            Masking.class, FrameEncoding.class, HandshakeAccept.class, HeaderSection.class, Representation.class);

    @Test
    void onceEach() throws Exception {
        Options once = new OptionsBuilder()
                .mode(Mode.SingleShotTime)
                .warmupIterations(0)
                .measurementIterations(1)
                .forks(0)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();

        Collection<RunResult> results = new Runner(once).run();

        Set<String> ran = results.stream()
                .map(result -> result.getParams().getBenchmark())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(benchmarks(), ran);
    }

    private static Set<String> benchmarks() {
        return LESSONS.stream()
                .flatMap(lesson -> Arrays.stream(lesson.getMethods()))
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .map(method -> method.getDeclaringClass().getName() + "." + method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyWayMasksAlike() {
        for (int bytes : List.of(0, 3, 16, 257)) {
            Masking masking = new Masking();
            masking.bytes = bytes;
            masking.fill();
            byte[] expected = masking.wrongByteByByte().clone();

            masking.fill();
            assertArrayEquals(expected, masking.rightEightBytesAtATime(), bytes + " bytes");
            masking.fill();
            assertArrayEquals(expected, masking.rightAsJettyDoes(), bytes + " bytes");
        }
    }

    @Test
    void everyWayEncodesTheSameFrame() {
        for (int letters : List.of(1, 41, 42, 1300)) { // 3 bytes each: up to 125 bytes have a length of 7 bits
            FrameEncoding encoding = new FrameEncoding();
            encoding.letters = letters;
            encoding.fill();
            assertArrayEquals(encoding.rightOneArray(), encoding.wrongThroughAStream(), letters + " letters");
            assertArrayEquals(encoding.rightOneArray(), encoding.rightAsJettyDoes(), letters + " letters");
        }
    }

    @Test
    void everyWayAcceptsTheHandshakeOfTheRfc() {
        HandshakeAccept accept = new HandshakeAccept();
        Stream.of(accept.wrongNewDigest(), accept.rightKeptDigest(), accept.asJettyDoes())
                .forEach(value -> assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", value));
    }

    @Test
    void theTapUnderstandsWhatItIsMeasuredWith() {
        HeaderSection section = new HeaderSection();
        for (int exchange = 0; exchange < 1000; exchange++) {
            section.rightThroughTheTap();
            section.rightThroughTheTapInSlicesOfOneByte();
        }
        assertEquals(0, section.unparsed());
    }

    @Test
    void jettyFindsEveryFieldLineOfTheRequest() {
        HeaderSection section = new HeaderSection();
        section.asJettyDoes();
        section.asJettyDoes();
        assertEquals(8, section.jettysFields());
    }

    @Test
    void everyLessonCanBeNamed() {
        assertEquals(LESSONS.stream().map(Class::getSimpleName).sorted().toList(), Bench.LESSONS);
    }
}
