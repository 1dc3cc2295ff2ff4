package duplex.measure;

import duplex.wire.link.Conditions;
import duplex.wire.link.Link;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What lies between the clients and the server under test: nothing at all, or, where a delay is asked for, a {@link Link}
 * on a thread of its own in this process, through which both legs of a delivery pass.
 */
final class Network implements AutoCloseable {

    private final InetSocketAddress server;
    private final Conditions delayed;
    private final Optional<Link> link;

    /** @param delayMillis one way; 0 for no link */
    Network(InetSocketAddress server, int delayMillis) throws IOException {
        this.server = server;
        this.delayed = Conditions.delay(Duration.ofMillis(delayMillis));
        this.link = delayMillis == 0 ? Optional.empty() : Optional.of(Link.to(server));
    }

    /** Where clients connect to. */
    InetSocketAddress address() {
        return link.map(Link::address).orElse(server);
    }

    /** From here on everything takes its time. */
    void slow() {
        link.ifPresent(present -> present.set(delayed));
    }

    /** From here on it takes none: while clients join, warm up and leave. */
    void fast() {
        link.ifPresent(present -> present.set(Conditions.CLEAR));
    }

    @Override
    public void close() {
        link.ifPresent(Link::close);
    }
}
