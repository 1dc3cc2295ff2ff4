package duplex.measure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose values on an {@link Axis}, several with commas. */
final class AxisOptions {

    @Option(names = "--transports", split = ",", paramLabel = "NAME")
    private @Nullable List<String> transports;

    @Option(names = "--carrier", split = ",", paramLabel = "http/1.1|http/1.1+tls|http/2+tls")
    private @Nullable List<String> carrier;

    @Option(names = "--profile", split = ",", paramLabel = "chromium|firefox|curl|FILE")
    private @Nullable List<String> profile;

    @Option(names = "--origin", split = ",", paramLabel = "http|localhost")
    private @Nullable List<String> origin;

    @Option(names = "--cookie", split = ",", paramLabel = "BYTES")
    private @Nullable List<String> cookie;

    @Option(names = "--deflate", split = ",", paramLabel = "on|off")
    private @Nullable List<String> deflate;

    @Option(names = "--batch", split = ",", paramLabel = "MS")
    private @Nullable List<String> batch;

    @Option(names = "--delay", split = ",", paramLabel = "MS")
    private @Nullable List<String> delay;

    @Option(names = "--page", split = ",", paramLabel = "N")
    private @Nullable List<String> page;

    @Option(names = "--interval", split = ",", paramLabel = "MS")
    private @Nullable List<String> interval;

    @Option(names = "--rate", split = ",", paramLabel = "PER_SECOND|idle")
    private @Nullable List<String> rate;

    @Option(names = "--pace", split = ",", paramLabel = "random|even")
    private @Nullable List<String> pace;

    @Option(names = "--burst", split = ",", paramLabel = "N")
    private @Nullable List<String> burst;

    @Option(names = "--text", split = ",", paramLabel = "BYTES")
    private @Nullable List<String> text;

    @Option(names = "--senders", split = ",", paramLabel = "N")
    private @Nullable List<String> senders;

    @Option(names = "--receivers", split = ",", paramLabel = "N")
    private @Nullable List<String> receivers;

    @Option(names = "--messages", split = ",", paramLabel = "N")
    private @Nullable List<String> messages;

    @Option(names = "--warm-up", split = ",", paramLabel = "N")
    private @Nullable List<String> warmUp;

    @Option(names = "--seconds", split = ",", paramLabel = "S")
    private @Nullable List<String> seconds;

    /** What was chosen, as typed. */
    Map<Axis, List<String>> chosen() {
        Map<Axis, List<String>> chosen = new EnumMap<>(Axis.class);
        for (Axis axis : Axis.values()) {
            List<String> values = of(axis);
            if (values != null) {
                chosen.put(axis, values);
            }
        }
        return chosen;
    }

    private @Nullable List<String> of(Axis axis) {
        return switch (axis) {
            case TRANSPORTS -> transports;
            case CARRIER -> carrier;
            case PROFILE -> profile;
            case ORIGIN -> origin;
            case COOKIE -> cookie;
            case DEFLATE -> deflate;
            case BATCH -> batch;
            case DELAY -> delay;
            case PAGE -> page;
            case INTERVAL -> interval;
            case RATE -> rate;
            case PACE -> pace;
            case BURST -> burst;
            case TEXT -> text;
            case SENDERS -> senders;
            case RECEIVERS -> receivers;
            case MESSAGES -> messages;
            case WARM_UP -> warmUp;
            case SECONDS -> seconds;
        };
    }
}
