package duplex.course.kit;

import java.util.Map;
import java.util.TreeMap;

/** Numbers that a check has measured: they stand beside the student's predictions after the pass. */
public final class Measured {

    private static final Map<String, Double> NUMBERS = new TreeMap<>();

    private Measured() {}

    /**
     * Notes a number; a later one replaces an earlier one.
     *
     * @param id as in the lesson's predictions or its debrief
     */
    public static void number(String id, double value) {
        synchronized (NUMBERS) {
            NUMBERS.put(id, value);
        }
    }

    /** All so far. */
    public static Map<String, Double> numbers() {
        synchronized (NUMBERS) {
            return Map.copyOf(NUMBERS);
        }
    }
}
