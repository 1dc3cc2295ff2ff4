package duplex.measure;

import duplex.measure.client.Carrier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The servers of a comparison, started as cells need them: clear text and TLS, for example, are two. */
class Targets implements AutoCloseable {

    private final long seed;
    private final List<ServerProcess> processes = new ArrayList<>();
    private final Map<List<String>, Target> byOptions = new HashMap<>();

    /** @param seed of everything that will be said */
    Targets(long seed) {
        this.seed = seed;
    }

    /** One server for every cell. */
    static Targets only(Target target) {
        return new Targets(0) {
            @Override
            Target of(Cell cell) {
                return target;
            }
        };
    }

    /** The server that a cell is measured at; started now if it is the first to need it. */
    Target of(Cell cell) throws IOException {
        List<String> options = cell.serverOptions();
        Target known = byOptions.get(options);
        if (known != null) {
            return known;
        }
        ServerProcess process = ServerProcess.start(options);
        processes.add(process);
        Carrier carrier = cell.carrier();
        Target target = Target.at(process.address(), process.control(), carrier, seed);
        byOptions.put(options, target);
        return target;
    }

    @Override
    public void close() throws IOException {
        Closing.all(processes);
    }
}
