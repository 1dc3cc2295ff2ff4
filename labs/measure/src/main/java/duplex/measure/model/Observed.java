package duplex.measure.model;

import com.fasterxml.jackson.databind.JsonNode;
import duplex.measure.Transport;
import duplex.measure.client.Totals;
import duplex.measure.report.Result;
import java.util.Optional;

/**
 * What a measured cell had to do and what it took, as far as models need it: a result, fresh or from a report.
 *
 * @param transport by which
 * @param rate chat messages a second, of all senders together
 * @param intervalMillis between two polls or reloads of a receiver, where there is one
 * @param receivers each on a connection of its own
 * @param seconds all rounds together
 * @param messages chat messages sent
 * @param delivered to all receivers together
 * @param asked requests of the receivers; 0 where they do not ask
 * @param askedInVain those of them that brought no chat message
 * @param inVainBytes of those exchanges, both directions together
 * @param bytes of the receivers' connections
 * @param representationBytes of one chat message as JSON
 * @param cpuSeconds of the server's process
 */
record Observed(
        Transport transport,
        double rate,
        Optional<Integer> intervalMillis,
        int receivers,
        double seconds,
        double messages,
        double delivered,
        double asked,
        double askedInVain,
        double inVainBytes,
        Exchange bytes,
        double representationBytes,
        double cpuSeconds) {

    private static final double MICROS = 1e6;

    static Observed of(Result result) {
        Totals receivers = result.receivers();
        return new Observed(
                result.cell().transport(),
                result.cell().rate(),
                result.cell().intervalMillis(),
                result.cell().receivers(),
                result.seconds(),
                result.deliveries().messages(),
                result.delivered(),
                asks(result.cell().transport()) ? receivers.unitsUp() : 0,
                receivers.empty(),
                receivers.emptyBytes(),
                new Exchange(receivers.up().total(), receivers.down().total()),
                result.representationBytes(),
                result.tap().cpuNanos() / 1e9);
    }

    /** As it stands in a {@code report.json}. */
    static Observed of(JsonNode result) {
        Transport transport = Transport.of(result.path("transport").asText());
        Optional<Integer> interval = result.path("interval_ms").isNumber()
                ? Optional.of(result.path("interval_ms").asInt())
                : Optional.empty();
        double inVain = result.at("/polls/empty").asDouble();
        double eachInVain = result.path("idle_bytes_per_client_per_minute").asDouble() * interval.orElse(0) / 60_000;
        double delivered = result.path("delivered").asDouble();
        return new Observed(
                transport,
                result.path("rate_per_second").asDouble(),
                interval,
                result.path("receivers").asInt(),
                result.path("seconds").asDouble(),
                result.path("messages").asDouble(),
                delivered,
                asks(transport) ? result.at("/polls/count").asDouble() : 0,
                inVain,
                inVain * eachInVain,
                new Exchange(
                        result.at("/bytes_by_role/receivers/up/total").asDouble(),
                        result.at("/bytes_by_role/receivers/down/total").asDouble()),
                result.path("representation_bytes").asDouble(),
                result.at("/server/cpu_us_per_delivery").asDouble() * delivered / MICROS);
    }

    /** Whose requests are all polls or reloads: a Socket.IO client posts its pongs besides. */
    private static boolean asks(Transport transport) {
        return switch (transport) {
            case FORM_POST, SHORT_POLLING, LONG_POLLING -> true;
            case SERVER_SENT_EVENTS, WEBSOCKET, SOCKET_IO_POLLING, SOCKET_IO_WEBSOCKET -> false;
        };
    }

    /** Of all receivers together, a second. */
    Exchange bytesPerSecond() {
        return bytes.times(1 / seconds);
    }

    /** Of the server, one that is busy all the time being 1. */
    double cores() {
        return cpuSeconds / seconds;
    }
}
