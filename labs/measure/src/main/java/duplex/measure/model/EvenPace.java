package duplex.measure.model;

/**
 * Data that come at an even pace, as a sensor's: the rule of Pimentel and Nickerson (IEEE Internet Computing 16(4), 2012).
 * From one answer to the next request a long poll's client is away for two delays. While the period is at least as long,
 * every datum finds a request waiting, and long polling is as quick as WebSocket; a shorter period, and what comes
 * meanwhile waits for the next request, one delay on average.
 */
public final class EvenPace {

    private EvenPace() {}

    /**
     * The mean time from a datum's being due to a receiver's having it, by long polling, in milliseconds: one delay to the
     * server, one to the receiver, and the wait between.
     *
     * @param delayMillis one way, at least 0
     * @param periodMillis from one datum to the next, more than 0
     */
    public static double longPolling(double delayMillis, double periodMillis) {
        return isSlowEnough(delayMillis, periodMillis) ? 2 * delayMillis : 3 * delayMillis;
    }

    /** Of WebSocket, which nobody has to ask. */
    public static double webSocket(double delayMillis) {
        if (!(delayMillis >= 0)) {
            throw new IllegalArgumentException("a delay must be at least 0, was " + delayMillis);
        }
        return 2 * delayMillis;
    }

    /** Whether each datum finds a request waiting: the delay is at most half the period. */
    public static boolean isSlowEnough(double delayMillis, double periodMillis) {
        if (!(delayMillis >= 0) || !(periodMillis > 0)) {
            throw new IllegalArgumentException(
                    "delay and period must be positive, were " + delayMillis + " and " + periodMillis);
        }
        return 2 * delayMillis <= periodMillis;
    }
}
