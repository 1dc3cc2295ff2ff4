package duplex.measure.model;

import duplex.measure.Transport;
import java.util.Optional;

/**
 * What each kind of exchange costs, as one measured cell shows it: with these and a formula for how often each happens,
 * any number of clients can be reckoned.
 *
 * @param inVain one poll that brings nothing
 * @param answer one poll that brings something, without the chat messages in it
 * @param message what each chat message adds: its representation in an answer, or the whole frame or event
 * @param cpuSeconds of the server, for each request or delivery, and for each chat message that is posted
 */
record Coefficients(Transport transport, Exchange inVain, Exchange answer, Exchange message, double cpuSeconds) {

    private static final double MILLIS = 1_000;

    /** How long a poll is held at most. */
    private static final double HELD_SECONDS = 25;

    static Coefficients of(Observed seen) {
        Exchange nothing = Exchange.NOTHING;
        double units = (seen.asked() > 0 ? seen.asked() : seen.delivered()) + seen.messages();
        double cpu = seen.cpuSeconds() / Math.max(1, units);
        return switch (seen.transport()) {
            // As many chat messages on the page, however many are new.
            case FORM_POST -> {
                Exchange page = seen.bytes().times(1 / Math.max(1, seen.asked()));
                yield new Coefficients(seen.transport(), page, page, nothing, cpu);
            }
            case SHORT_POLLING, LONG_POLLING -> ofPolls(seen, cpu);
            case SERVER_SENT_EVENTS, WEBSOCKET, SOCKET_IO_POLLING, SOCKET_IO_WEBSOCKET ->
                new Coefficients(
                        seen.transport(), nothing, nothing, seen.bytes().times(1 / Math.max(1, seen.delivered())), cpu);
        };
    }

    /** All polls ask with as many bytes; those in vain are known by themselves, and what is left are the answers. */
    private static Coefficients ofPolls(Observed seen, double cpu) {
        double up = seen.bytes().up() / Math.max(1, seen.asked());
        double vain = seen.askedInVain();
        double vainDown = vain == 0 ? 0 : Math.max(0, seen.inVainBytes() / vain - up);
        double answers = Math.max(1, seen.asked() - vain);
        double messages = seen.delivered() * seen.representationBytes();
        double answerDown = Math.max(0, seen.bytes().down() - vain * vainDown - messages) / answers;
        return new Coefficients(
                seen.transport(),
                new Exchange(up, vainDown),
                new Exchange(up, answerDown),
                new Exchange(0, seen.representationBytes()),
                cpu);
    }

    /**
     * What many clients need a second while each hears so many chat messages a second.
     *
     * @param intervalMillis between two polls or reloads, where there is one
     */
    Demand demand(double clients, double rate, Optional<Integer> intervalMillis) {
        double asked = asked(rate, intervalMillis);
        double vain = inVainShare(rate, intervalMillis);
        Exchange bytes = inVain.times(asked * vain)
                .plus(answer.times(asked * (1 - vain)))
                .plus(message.times(rate));
        Packets packets = packets(asked, vain, rate);
        double units = (asked > 0 ? asked : rate) * clients + rate;
        return new Demand(bytes.times(clients), packets.times(clients), units * cpuSeconds);
    }

    /** The same as was seen. */
    Demand demand(Observed seen) {
        return demand(seen.receivers(), seen.rate(), seen.intervalMillis());
    }

    /** Requests of one client a second. */
    private double asked(double rate, Optional<Integer> intervalMillis) {
        return switch (transport) {
            case FORM_POST, SHORT_POLLING -> MILLIS / intervalMillis.orElseThrow();
            case LONG_POLLING -> Math.max(rate, 1 / HELD_SECONDS);
            case SERVER_SENT_EVENTS, WEBSOCKET, SOCKET_IO_POLLING, SOCKET_IO_WEBSOCKET -> 0;
        };
    }

    private double inVainShare(double rate, Optional<Integer> intervalMillis) {
        return switch (transport) {
            case FORM_POST, SHORT_POLLING -> Messages.emptyShare(rate * intervalMillis.orElseThrow() / MILLIS);
            case LONG_POLLING -> Math.max(0, 1 - rate * HELD_SECONDS);
            case SERVER_SENT_EVENTS, WEBSOCKET, SOCKET_IO_POLLING, SOCKET_IO_WEBSOCKET -> 0;
        };
    }

    private Packets packets(double asked, double vain, double rate) {
        if (asked == 0) {
            Packets.Kind kind = transport == Transport.SOCKET_IO_POLLING ? Packets.Kind.HELD : Packets.Kind.ONE_WAY;
            return Packets.of(message, kind, Packets.ETHERNET_SEGMENT).times(rate);
        }
        Packets.Kind kind = transport == Transport.LONG_POLLING ? Packets.Kind.HELD : Packets.Kind.ANSWERED_AT_ONCE;
        double full = asked * (1 - vain);
        Exchange answered = full == 0 ? answer : answer.plus(message.times(rate / full));
        return Packets.of(inVain, kind, Packets.ETHERNET_SEGMENT)
                .times(asked * vain)
                .plus(Packets.of(answered, kind, Packets.ETHERNET_SEGMENT).times(full));
    }
}
