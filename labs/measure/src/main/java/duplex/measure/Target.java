package duplex.measure;

import duplex.measure.client.Carrier;
import duplex.measure.client.ChatClients;
import duplex.measure.client.ForeignServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * A server under test, and everything that the harness says to it.
 *
 * @param address where clients connect to; nobody else may speak in its room
 * @param server what is known of it besides
 * @param epoch of its log; empty where there is none
 * @param clients who speak there
 */
record Target(
        InetSocketAddress address,
        ServerSide server,
        Conversation conversation,
        String epoch,
        Participants.Clients clients) {

    static Target at(InetSocketAddress address, ControlPort control, Carrier carrier, long seed) throws IOException {
        return new Target(address, control, new Conversation(seed), About.epoch(address, carrier), ChatClients::client);
    }

    static Target at(ForeignServer foreign, long seed) {
        return new Target(foreign.address(), ServerSide.UNKNOWN, new Conversation(seed), "", foreign::client);
    }
}
