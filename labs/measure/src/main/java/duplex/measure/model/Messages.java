package duplex.measure.model;

/** How chat messages come, which decides how often a poll finds nothing. */
final class Messages {

    private Messages() {}

    /**
     * The part of all polls that bring nothing, where the schedule of the harness speaks: time is cut into slots, and in
     * each slot one message comes at a random instant. A poll asks for what came in the window since the last one.
     *
     * <p>With w slots in a window, 0 to 1: the window lies in one slot (1 - w of all windows) and misses its message with
     * 1 - w, or over two (w of them), and misses both with (1 - x)(1 - w + x), x of it in the second: together 1 - w +
     * w³/6. With 1 to 2 slots it must miss the ends of two: (2 - w)³/6. From 2 on it holds a whole slot, and never misses.
     *
     * @param perWindow messages that come from one poll to the next, on average: rate times interval
     */
    static double emptyShare(double perWindow) {
        if (!(perWindow >= 0)) {
            throw new IllegalArgumentException("messages per window must be at least 0, was " + perWindow);
        }
        if (perWindow >= 2) {
            return 0;
        }
        double beyond = 2 - perWindow;
        return perWindow <= 1 ? 1 - perWindow + perWindow * perWindow * perWindow / 6 : beyond * beyond * beyond / 6;
    }
}
