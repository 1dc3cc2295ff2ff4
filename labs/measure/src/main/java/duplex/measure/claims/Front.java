package duplex.measure.claims;

import java.io.IOException;
import java.net.InetSocketAddress;

/** What stands before each server under test: nothing, unless a test wants to see which verdicts a broken server flips. */
@FunctionalInterface
interface Front {

    /** Every server as it is. */
    Front NOTHING = server -> server;

    /** Where experiments connect to instead of to the server. */
    InetSocketAddress before(InetSocketAddress server) throws IOException;
}
