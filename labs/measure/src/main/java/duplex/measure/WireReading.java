package duplex.measure;

import duplex.measure.client.Totals;
import duplex.wire.Bytes;
import duplex.wire.Part;
import java.io.IOException;
import java.util.Optional;

/**
 * What both ends of the wire have counted up to a moment in which everybody is at rest.
 *
 * @param disagreement of clients and tap about some part, if there is one
 */
record WireReading(Totals senders, Totals receivers, TapReading tap, Optional<String> disagreement) {

    /** Waits until client sums and tap sums agree, and notes both, or that they do not. */
    static WireReading take(Participants clients, ServerSide control, TapReading origin, long patienceNanos)
            throws IOException {
        Transport transport = clients.transport();
        long deadline = System.nanoTime() + patienceNanos;
        while (true) {
            Totals senders = clients.senderTotals();
            Totals receivers = clients.receiverTotals();
            TapReading tap = control.counts() ? control.read(transport).minus(origin) : asSeenBy(clients);
            Optional<String> disagreement = disagreement(senders.plus(receivers), tap);
            if (disagreement.isEmpty() || System.nanoTime() - deadline > 0) {
                return new WireReading(senders, receivers, tap, disagreement);
            }
            Pause.millis(10);
        }
    }

    /** Where nobody else counts, the clients' own count, with nothing to compare it with. */
    private static TapReading asSeenBy(Participants clients) {
        Totals all = clients.senderTotals().plus(clients.receiverTotals());
        return new TapReading(all.up(), all.down(), clients.connectionsOpened(), all.unitsUp(), all.empty(), 0, 0);
    }

    Totals all() {
        return senders.plus(receivers);
    }

    private static Optional<String> disagreement(Totals clients, TapReading tap) {
        return disagreement("up", clients.up(), tap.up()).or(() -> disagreement("down", clients.down(), tap.down()));
    }

    private static Optional<String> disagreement(String direction, Bytes clients, Bytes tap) {
        for (Part part : Part.values()) {
            if (clients.of(part) != tap.of(part)) {
                return Optional.of("%s %s: the clients counted %,d B, the server %,d B"
                        .formatted(direction, part.key(), clients.of(part), tap.of(part)));
            }
        }
        return Optional.empty();
    }
}
