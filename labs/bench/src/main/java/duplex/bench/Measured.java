package duplex.bench;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * One benchmark's score.
 *
 * @param lesson the class, such as {@code Masking}
 * @param way the method, such as {@code rightAsJettyDoes}
 * @param parameters such as {@code bytes=256}; empty for none
 * @param nanos per operation, on average
 * @param nanosError half the interval that JMH gives the score, at 99.9 %; not a number with too few iterations
 * @param bytes allocated per operation
 * @param bytesError the same of the bytes
 */
record Measured(
        String lesson,
        String way,
        String parameters,
        double nanos,
        double nanosError,
        double bytes,
        double bytesError) {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** What a way is beside the others of its lesson. */
    enum Kind {
        /** The least that can be done, by the JDK alone. */
        BASELINE,
        /** The same work by Jetty's code. */
        REFERENCE,
        OURS;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Measured of(RunResult run) {
        BenchmarkParams params = run.getParams();
        String[] name = params.getBenchmark().split("\\.", -1);
        Result<?> time = run.getPrimaryResult();
        Optional<Result<?>> allocated =
                Optional.ofNullable(run.getSecondaryResults().get(ALLOCATED));
        return new Measured(
                name[name.length - 2],
                name[name.length - 1],
                params.getParamsKeys().stream()
                        .map(key -> key + "=" + params.getParam(key))
                        .collect(Collectors.joining(", ")),
                time.getScore(),
                time.getScoreError(),
                allocated.map(Result::getScore).orElse(0.0),
                allocated.map(Result::getScoreError).orElse(0.0));
    }

    Kind kind() {
        String name = way.toLowerCase(Locale.ROOT);
        if (name.contains("asjettydoes")) {
            return Kind.REFERENCE;
        }
        return name.startsWith("baseline") ? Kind.BASELINE : Kind.OURS;
    }
}
