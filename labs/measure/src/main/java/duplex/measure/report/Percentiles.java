package duplex.measure.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * A distribution of times, in microseconds.
 *
 * @param count of values; with none, all others are 0
 */
public record Percentiles(long count, double mean, long p50, long p90, long p99, long p999, long max) {

    public static Percentiles of(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return new Percentiles(0, 0, 0, 0, 0, 0, 0);
        }
        return new Percentiles(
                histogram.getTotalCount(),
                histogram.getMean(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue());
    }

    /** Each percentile's own median of some rounds; the count is that of all together. */
    static Percentiles medianOf(List<Percentiles> rounds) {
        return new Percentiles(
                rounds.stream().mapToLong(Percentiles::count).sum(),
                median(rounds, Percentiles::mean),
                Math.round(median(rounds, Percentiles::p50)),
                Math.round(median(rounds, Percentiles::p90)),
                Math.round(median(rounds, Percentiles::p99)),
                Math.round(median(rounds, Percentiles::p999)),
                Math.round(median(rounds, Percentiles::max)));
    }

    private static double median(List<Percentiles> rounds, ToDoubleFunction<Percentiles> figure) {
        return Median.of(rounds.stream().map(figure::applyAsDouble).toList()).value();
    }
}
