package duplex.measure.report;

/**
 * What became of the chat messages of a round.
 *
 * @param messages sent, each to be delivered to every receiver
 * @param delivered once each
 * @param lost never delivered
 * @param doubled deliveries that came again
 * @param reordered deliveries that came after one that the room had put behind them
 */
public record Deliveries(long messages, long delivered, long lost, long doubled, long reordered) {

    public static final Deliveries NONE = new Deliveries(0, 0, 0, 0, 0);

    public Deliveries plus(Deliveries other) {
        return new Deliveries(
                messages + other.messages,
                delivered + other.delivered,
                lost + other.lost,
                doubled + other.doubled,
                reordered + other.reordered);
    }
}
