package duplex.measure.html;

import java.util.Set;

/**
 * The mean delivery time in milliseconds that follows from a one-way delay d and a polling interval T alone, without any
 * time for server and machine: 2d for WebSocket and server-sent events, 2d to 4d for long polling (RFC 6202, section
 * 2.2), T/2 + 2d for whoever asks on a timer.
 */
record DeliveryModel(double least, double most) {

    /** Who asks anew after each answer: what comes meanwhile waits for the next request. */
    private static final Set<String> ASK_ANEW = Set.of("long-polling", "socket-io-polling");

    static DeliveryModel of(Row row) {
        double twice = 2 * row.delayMillis();
        double wait = row.intervalMillis().map(interval -> interval / 2).orElse(0.0);
        double most = ASK_ANEW.contains(row.transport()) ? 2 * twice : wait + twice;
        return new DeliveryModel(wait + twice, most);
    }

    /** Whether a measured mean is near enough: by so many milliseconds where nothing is delayed, else by a part. */
    boolean allows(double millis, double part, double millisWithoutDelay) {
        double slack = least == 0 ? millisWithoutDelay : 0;
        return millis >= least * (1 - part) - slack && millis <= most * (1 + part) + slack;
    }

    /** {@code 100}, or {@code 100–200}, in milliseconds. */
    @Override
    public String toString() {
        return least == most ? Told.number(least) : Told.number(least) + "–" + Told.number(most);
    }
}
