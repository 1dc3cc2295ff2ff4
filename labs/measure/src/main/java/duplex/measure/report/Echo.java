package duplex.measure.report;

/**
 * How long a message takes to come back to its only client: through the whole server by WebSocket, and on a bare socket.
 * In microseconds.
 */
public record Echo(double bareP50, double bareP99, double webSocketP50, double webSocketP99) {

    /** How many times the floor. */
    public double ratio() {
        return webSocketP50 / bareP50;
    }
}
