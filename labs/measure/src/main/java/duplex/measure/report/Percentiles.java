package duplex.measure.report;

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
}
