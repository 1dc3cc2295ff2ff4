package duplex.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --store memory|FILE}. Without it: a session. */
final class StoreOption {

    @Option(names = "--store", paramLabel = "memory|FILE")
    private @Nullable Path store;

    StoreChoice choice(int port) {
        if (store == null) {
            return StoreChoice.session(port);
        }
        return store.equals(Path.of("memory")) ? StoreChoice.MEMORY : StoreChoice.in(store);
    }
}
