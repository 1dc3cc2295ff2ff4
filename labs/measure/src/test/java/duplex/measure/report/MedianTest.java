package duplex.measure.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against tables of order statistics: P(fewer than k of n fair coins show heads). */
class MedianTest {

    private static Median of(double... values) {
        return Median.of(Arrays.stream(values).boxed().toList());
    }

    @Test
    void ofFiveRoundsItLiesBetweenTheLeastAndTheGreatest() {
        assertEquals(new Median(30, 10, 90, 0.9375, 5), of(30, 90, 20, 10, 40));
    }

    /** Of the 2n values of two times n rounds, in 21 of 252 orders, or 120 of 3,432, half of the second stand before all. */
    @Test
    void ofFiveRoundsFiveInSixRepetitionsLieWithinAndOfSevenMoreThanNineInTen() {
        assertEquals(1 - 2 * 21 / 252.0, of(1, 2, 3, 4, 5).again(), 1e-12);
        assertEquals(1 - 2 * 120 / 3_432.0, of(1, 2, 3, 4, 5, 6, 7).again(), 1e-12);
    }

    /** Whatever is measured, without any assumption about its noise: 2,000 pairs of runs of seven rounds each. */
    @Test
    void ofSevenRoundsTheMedianOfARepetitionLiesWithinInNineOfTenPairs() {
        Random random = new Random(1);
        int within = 0;
        for (int pair = 0; pair < 2_000; pair++) {
            Median first = noisy(random);
            double second = noisy(random).value();
            within += second >= first.low() && second <= first.high() ? 1 : 0;
        }
        assertTrue(within >= 1_800, within + " of 2,000");
    }

    private static Median noisy(Random random) {
        return Median.of(DoubleStream.generate(() -> Math.exp(random.nextGaussian()))
                .limit(7)
                .boxed()
                .toList());
    }

    /** Of eleven, the second from either end leaves out 24 of 2,048 cases; of ten, it would miss one repetition in seven. */
    @Test
    void ofElevenRoundsItLiesBetweenTheSecondFromEitherEnd() {
        Median median = of(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertEquals(new Median(6, 2, 10, 1 - 24 / 2_048.0, 11), median);
        assertEquals(1, of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1).low());
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0.5", "3, 0.75", "4, 0.875"})
    void underFiveRoundsNothingIsSure(int rounds, double confidence) {
        Median median = Median.of(java.util.stream.IntStream.range(0, rounds)
                .mapToObj(Double::valueOf)
                .toList());
        assertEquals(confidence, median.confidence());
        assertFalse(median.isSure());
    }

    @Test
    void ofNothingThereIsNoMedian() {
        assertThrows(IllegalArgumentException.class, () -> Median.of(List.of()));
    }

    @Test
    void intervalsThatHaveNothingInCommonShowADifference() {
        Median low = of(1, 2, 3, 4, 5);
        Median high = of(6, 7, 8, 9, 10);
        assertEquals(Difference.LESS, Difference.between(low, high));
        assertEquals(Difference.MORE, Difference.between(high, low));
    }

    @Test
    void intervalsThatTouchShowNone() {
        assertEquals(Difference.NOT_SHOWN, Difference.between(of(1, 2, 3, 4, 5), of(5, 6, 7, 8, 9)));
        assertEquals("no difference shown", Difference.NOT_SHOWN.words());
    }

    @Test
    void tooFewRoundsShowNoneHoweverFarApart() {
        assertEquals(Difference.NOT_SHOWN, Difference.between(of(1, 2, 3, 4), of(1_000, 1_001, 1_002, 1_003)));
    }

    /** What is said of equal things: of 252 ways to share ten values among two, one lies apart on either side. */
    @Test
    void amongEqualThingsADifferenceIsShownTwiceIn252() {
        int shown = 0;
        for (int picked = 0; picked < 1 << 10; picked++) {
            if (Integer.bitCount(picked) == 5) {
                double[] first = new double[5];
                double[] second = new double[5];
                int a = 0;
                int b = 0;
                for (int value = 0; value < 10; value++) {
                    if ((picked >> value & 1) == 1) {
                        first[a++] = value;
                    } else {
                        second[b++] = value;
                    }
                }
                shown += Difference.between(of(first), of(second)) == Difference.NOT_SHOWN ? 0 : 1;
            }
        }
        assertEquals(2, shown);
        assertTrue(of(1, 2, 3, 4, 5).isSure());
    }
}
