package duplex.measure.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
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

    /** Of ten, the second from either end leaves out 22 of 1,024 cases, the third 112. */
    @Test
    void ofTenRoundsItLiesBetweenTheSecondFromEitherEnd() {
        Median median = of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertEquals(5.5, median.value());
        assertEquals(2, median.low());
        assertEquals(9, median.high());
        assertEquals(1 - 22 / 1_024.0, median.confidence(), 1e-12);
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
