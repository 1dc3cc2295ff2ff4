package duplex.server;

import duplex.transport.Language;
import duplex.transport.Limit;
import duplex.transport.Limits;
import duplex.transport.Texts;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code duplex serve}: the server, until Ctrl-C. What its options mean is said where the commands are put together, in
 * both languages.
 */
@Command(name = "serve", sortOptions = false)
public final class Serve implements Callable<Integer> {

    /** Where a parent process puts the token of the control port, so that no process list shows it. */
    public static final String TOKEN_VARIABLE = "DUPLEX_CONTROL_TOKEN";

    private static final int TOKEN_BYTES = 16;

    /** Nothing comes after it: the control port is any free one then. */
    private static final int LAST_PORT = 65_535;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "" + ServerOptions.DEFAULT_PORT)
    private int port;

    @Option(names = "--control-port", paramLabel = "PORT")
    private @Nullable Integer controlPort;

    @Option(names = "--lan")
    private boolean lan;

    @Option(names = "--address", paramLabel = "ADDRESS")
    private @Nullable String address;

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--limit", paramLabel = "NAME=VALUE")
    private Map<String, Integer> limits = new LinkedHashMap<>();

    @Option(names = "--limits", paramLabel = "off")
    private @Nullable String rates;

    @Option(names = "--host", paramLabel = "NAME")
    private Set<String> hosts = new LinkedHashSet<>();

    @Option(names = "--origin", paramLabel = "ORIGIN")
    private Set<String> origins = new LinkedHashSet<>();

    @Mixin
    private ProtocolsOption protocols = new ProtocolsOption();

    @Option(names = "--tap", negatable = true, defaultValue = "true", fallbackValue = "true")
    private boolean tap;

    @Option(names = "--deflate")
    private boolean deflate;

    @Option(names = "--echo")
    private boolean echo;

    @Mixin
    private TuningOption tuning = new TuningOption();

    @Mixin
    private SocketIoOption socketIo = new SocketIoOption();

    @Option(names = "--ready-line", hidden = true)
    private boolean readyLine;

    @Option(names = "--stop-at-end-of-input", hidden = true)
    private boolean stopAtEndOfInput;

    /** Starts, says where, and serves until the process is told to stop. */
    @Override
    public Integer call() throws StartFailedException, InterruptedException {
        DemoServer server = start();
        keepServing(server);
        return 0;
    }

    /** Starts a server that stops with the process, and prints where it is. */
    public DemoServer start() throws StartFailedException {
        ServerOptions options = options();
        DemoServer server = DemoServer.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        if (readyLine) {
            System.out.printf(
                    "{\"ready\":true,\"port\":%d,\"control_port\":%d}%n", server.port(), server.controlPort());
        } else {
            System.out.print(new Greeting(texts()).of(server, options));
        }
        System.out.flush();
        return server;
    }

    /** Announces each line typed on the console, until the process is told to stop. */
    public void keepServing(DemoServer server) throws InterruptedException {
        Console console = new Console(server, System.in, texts());
        console.start();
        if (stopAtEndOfInput) {
            console.join();
        } else {
            Thread.currentThread().join(); // the shutdown hook ends it
        }
    }

    private static Texts texts() {
        return Texts.in(Language.of(Locale.getDefault().toLanguageTag()).orElse(Language.EN));
    }

    private ServerOptions options() throws StartFailedException {
        if (address != null && !lan) {
            throw refused("--address goes with --lan; give both");
        }
        String token = Optional.ofNullable(System.getenv(TOKEN_VARIABLE)).orElseGet(Serve::randomToken);
        try {
            return new ServerOptions(
                    host(),
                    port,
                    controlPortOrNext(),
                    token,
                    tap,
                    deflate,
                    echo,
                    limits(),
                    new OriginRules(hosts, origins),
                    store.choice(port),
                    protocols.chosen(),
                    socketIo.options(),
                    tuning.tuning());
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private String host() {
        if (!lan) {
            return "127.0.0.1";
        }
        return address == null ? "0.0.0.0" : address;
    }

    private int controlPortOrNext() {
        if (controlPort != null) {
            return controlPort;
        }
        return port == 0 || port == LAST_PORT ? 0 : port + 1;
    }

    private Limits limits() {
        if (rates != null && !rates.equals("off")) {
            throw refused("--limits " + rates + " is not known; give off, or --limit NAME=VALUE for a single one");
        }
        Limits changed = rates == null ? Limits.STANDARD : Limits.STANDARD.withoutRates();
        for (Map.Entry<String, Integer> each : limits.entrySet()) {
            Limit limit = Limit.of(each.getKey())
                    .orElseThrow(() -> refused("--limit " + each.getKey() + " is not known; there are "
                            + Arrays.stream(Limit.values()).map(Limit::key).collect(Collectors.joining(", "))));
            changed = changed.with(limit, each.getValue());
        }
        return changed;
    }

    private ParameterException refused(String line) {
        return new ParameterException(spec.commandLine(), line);
    }

    private static String randomToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
