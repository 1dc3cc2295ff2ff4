package duplex.measure;

import duplex.measure.client.Carrier;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * A server under test, and everything that the harness says to it.
 *
 * @param address where clients connect to; nobody else may speak in its room
 * @param control where its ledger is read
 * @param epoch of its log
 */
record Target(InetSocketAddress address, ControlPort control, Conversation conversation, String epoch) {

    static Target at(InetSocketAddress address, ControlPort control, Carrier carrier, long seed) throws IOException {
        return new Target(address, control, new Conversation(seed), About.epoch(address, carrier));
    }
}
