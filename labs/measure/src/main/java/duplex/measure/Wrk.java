package duplex.measure;

import duplex.measure.browser.Executables;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load generator wrk, where it is installed: a closed loop that others have written, to hold ours against.
 *
 * @param perSecond requests a second
 * @param p50Micros its median latency
 * @param p99Micros its 99th percentile
 * @param mostMicros its longest
 */
record Wrk(double perSecond, double p50Micros, double p99Micros, double mostMicros) {

    private static final Pattern LATENCY = Pattern.compile("^\\s+(50|99)%\\s+([0-9.]+)(us|ms|s)$", Pattern.MULTILINE);
    private static final Pattern MOST =
            Pattern.compile("^\\s+Latency\\s+\\S+\\s+\\S+\\s+([0-9.]+)(us|ms|s)\\s", Pattern.MULTILINE);
    private static final Pattern RATE = Pattern.compile("^Requests/sec:\\s+([0-9.]+)$", Pattern.MULTILINE);
    private static final long PATIENCE_SECONDS = 30;

    /** Whether this machine has it. */
    static boolean isHere() {
        return Executables.ofThisMachine()
                .find("WRK", List.of("wrk"), List.of(), List.of())
                .isPresent();
    }

    /** Blocks for so many seconds, on one thread as ours. */
    static Wrk run(InetSocketAddress server, String target, int connections, int seconds) throws IOException {
        String url = "http://127.0.0.1:" + server.getPort() + target;
        Process process = new ProcessBuilder(
                        List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "--latency", url))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("wrk failed: " + said.lines().findFirst().orElse(""));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return parse(said).orElseThrow(() -> new IOException("wrk said what is not understood: " + said));
    }

    /** What {@code wrk --latency} prints; empty when something is missing, or an answer was no success. */
    static Optional<Wrk> parse(String said) {
        Matcher rate = RATE.matcher(said);
        double p50 = -1;
        double p99 = -1;
        Matcher latency = LATENCY.matcher(said);
        while (latency.find()) {
            double micros = Double.parseDouble(latency.group(2)) * micros(latency.group(3));
            if (latency.group(1).equals("50")) {
                p50 = micros;
            } else {
                p99 = micros;
            }
        }
        Matcher most = MOST.matcher(said);
        boolean whole = rate.find()
                && most.find()
                && p50 >= 0
                && p99 >= 0
                && !said.toLowerCase(Locale.ROOT).contains("non-2xx");
        return whole
                ? Optional.of(new Wrk(
                        Double.parseDouble(rate.group(1)),
                        p50,
                        p99,
                        Double.parseDouble(most.group(1)) * micros(most.group(2))))
                : Optional.empty();
    }

    private static double micros(String unit) {
        return switch (unit) {
            case "us" -> 1;
            case "ms" -> 1e3;
            default -> 1e6;
        };
    }
}
