package duplex.server;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code serve} that say what is spoken on its port. */
final class ProtocolsOption {

    /** Where the keystore's password is: on the command line every process list would show it. */
    static final String PASSWORD_VARIABLE = "DUPLEX_KEYSTORE_PASSWORD";

    @Option(names = "--tls")
    private boolean tls;

    @Option(names = "--keystore", paramLabel = "FILE")
    private @Nullable Path keystore;

    @Option(names = "--h2c")
    private boolean h2c;

    /**
     * What was chosen; makes the certificate if there is none.
     *
     * @throws IllegalArgumentException when the options contradict each other
     * @throws StartFailedException when a keystore cannot be used
     */
    Protocols chosen() throws StartFailedException {
        if (keystore != null && !tls) {
            throw new IllegalArgumentException("--keystore goes with --tls; give both");
        }
        if (tls && h2c) {
            throw new IllegalArgumentException("--h2c is for clear text; with --tls there is HTTP/2 already");
        }
        return tls ? Protocols.tls(open()) : new Protocols(Optional.empty(), h2c);
    }

    private Keystore open() throws StartFailedException {
        if (keystore == null) {
            return OwnCertificate.ofThisUser().keystore();
        }
        String password = Optional.ofNullable(System.getenv(PASSWORD_VARIABLE)).orElse("");
        return Keystore.open(keystore, password);
    }
}
