package duplex.measure.report;

import java.util.List;

/**
 * The median of some rounds, and an interval that the true median lies in.
 *
 * <p>The interval is between two of the values themselves, the k-th from below and the k-th from above: the true median
 * lies outside only if fewer than k of n rounds fell on one side of it, as fewer than k of n fair coins show heads. This
 * assumes nothing about the shape of the noise, only that the rounds are independent (Le Boudec, Performance Evaluation
 * of Computer and Communication Systems, chapter 2; David and Nagaraja, Order Statistics, section 7.1). Of five rounds it
 * is the least and the greatest, at 93.75 %.
 *
 * @param confidence that the interval holds the true median, 0 to 1: at least {@link #ENOUGH} from five rounds on
 * @param rounds that it was made of
 */
public record Median(double value, double low, double high, double confidence, int rounds) {

    /** Among the intervals that are at least this sure the narrowest is taken; with too few rounds, the widest. */
    public static final double ENOUGH = 0.9;

    /**
     * Of at least one value.
     *
     * @throws IllegalArgumentException without any
     */
    public static Median of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a median needs at least one value");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        int k = 1;
        while (2 * (k + 1) <= n && confidence(n, k + 1) >= ENOUGH) {
            k++;
        }
        return new Median(middle(sorted), sorted[k - 1], sorted[n - k], confidence(n, k), n);
    }

    private static double middle(double[] sorted) {
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /** 1 - 2 P(fewer than k heads among n coins). */
    private static double confidence(int n, int k) {
        double exactly = Math.pow(0.5, n);
        double fewer = 0;
        for (int heads = 0; heads < k; heads++) {
            fewer += exactly;
            exactly *= (double) (n - heads) / (heads + 1);
        }
        return Math.max(0, 1 - 2 * fewer);
    }

    /** Whether the interval is sure enough to be leant on. */
    public boolean isSure() {
        return confidence >= ENOUGH;
    }
}
