package duplex.measure.report;

import java.util.List;

/**
 * The median of some rounds, and an interval that the true median lies in.
 *
 * <p>The interval is between two of the values themselves, the k-th from below and the k-th from above. Two things are
 * asked of it, and neither assumes anything about the shape of the noise, only that the rounds are independent:
 *
 * <ol>
 *   <li>It holds the true median with at least {@link #ENOUGH}: that lies outside only if fewer than k of n rounds fell on
 *       one side of it, as fewer than k of n fair coins show heads (Le Boudec, Performance Evaluation of Computer and
 *       Communication Systems, chapter 2; David and Nagaraja, Order Statistics, section 7.1).
 *   <li>It holds the median of as many rounds measured again with at least {@link #ENOUGH}: of the 2n values of both, all
 *       orders are equally likely, and that median lies outside only in those orders in which more than half of the second
 *       n stand before the k-th of the first, or behind it from above (a prediction interval for order statistics: David
 *       and Nagaraja, section 7.3).
 * </ol>
 *
 * <p>Of five rounds it is the least and the greatest, which do the first at 93.75 % and the second at 83 %; of seven, at
 * 98 % and 93 %. That is why what is to be cited is measured in seven rounds.
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
        int k = rank(n);
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

    /** The k of the narrowest interval that is good enough; 1 where none is. */
    private static int rank(int n) {
        int k = 1;
        while (2 * (k + 1) <= n && confidence(n, k + 1) >= ENOUGH && again(n, k + 1) >= ENOUGH) {
            k++;
        }
        return k;
    }

    /** That the interval holds the median of as many rounds measured again, 0 to 1. */
    public double again() {
        return again(rounds, rank(rounds));
    }

    /**
     * 1 - 2 P(the median of a second n lies below the k-th of the first); of an even n the lower one of the two in the
     * middle is taken, which errs on the safe side.
     */
    private static double again(int n, int k) {
        int half = (n + 1) / 2;
        double below = 0;
        for (int j = half; j <= n; j++) {
            below += choose(j + k - 1, j) * choose(2 * n - j - k, n - j) / choose(2 * n, n);
        }
        return Math.max(0, 1 - 2 * below);
    }

    private static double choose(int n, int k) {
        double choose = 1;
        for (int i = 1; i <= k; i++) {
            choose = choose * (n - k + i) / i;
        }
        return choose;
    }

    /** Whether the interval is sure enough to be leant on. */
    public boolean isSure() {
        return confidence >= ENOUGH;
    }
}
