package duplex.measure.claims;

import duplex.measure.ControlPort;
import duplex.measure.ServerProcess;
import duplex.measure.Transport;
import duplex.measure.raw.RawConnection;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A server of ours that an experiment may use, in a process of its own. */
final class ServerUnderTest implements AutoCloseable {

    private final ServerProcess process;
    private final InetSocketAddress address;

    ServerUnderTest(ServerProcess process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** Where to connect to. */
    InetSocketAddress address() {
        return address;
    }

    /** What its tap has counted, and what the process has used. */
    ControlPort control() {
        return process.control();
    }

    /** CPU time of the whole server process so far, in nanoseconds. */
    long cpuNanos() throws IOException {
        return control().read(Transport.WEBSOCKET).cpuNanos();
    }

    /** What is in use of the server's heap after its garbage has been collected. */
    long heapBytes() throws IOException {
        return control().heapInUse();
    }

    /** Its address for a browser, such as {@code http://localhost:40000}, without a slash at the end. */
    String origin() {
        return "http://localhost:" + address.getPort();
    }

    /** A connection on which an experiment writes its own bytes. */
    RawConnection connect() throws IOException {
        return new RawConnection(address);
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
