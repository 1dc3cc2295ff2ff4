package duplex.transport;

import java.time.Duration;

/**
 * What can be set about single transports to see what it changes; nobody needs it to chat.
 *
 * @param batch how long the WebSocket transport gathers chat messages before it sends them, together, in one WebSocket
 *     message: 0 to 1 s, 0 for each at once
 * @param pageMessages the most chat messages that the form page shows, 0 to 50
 */
public record Tuning(Duration batch, int pageMessages) {

    private static final Duration LONGEST_BATCH = Duration.ofSeconds(1);
    private static final int LONGEST_PAGE = 50;

    public static final Tuning STANDARD = new Tuning(Duration.ZERO, LONGEST_PAGE);

    public Tuning {
        if (batch.isNegative() || batch.compareTo(LONGEST_BATCH) > 0) {
            throw new IllegalArgumentException("--batch must be 0 to 1000, was " + batch.toMillis());
        }
        if (pageMessages < 0 || pageMessages > LONGEST_PAGE) {
            throw new IllegalArgumentException("--page must be 0 to " + LONGEST_PAGE + ", was " + pageMessages);
        }
    }
}
