package duplex.measure;

import duplex.measure.report.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Finds out what a report must say about the machine it was made on. What cannot be found is {@code unknown}. */
public final class ThisMachine {

    private static final String UNKNOWN = "unknown";

    private ThisMachine() {}

    /** CPU time of this process, all threads, since it started. */
    static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    /** What holds whatever is measured here. */
    public static Environment describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        describe(facts);
        return new Environment(facts);
    }

    private static void describe(Map<String, String> facts) {
        facts.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("server_flags", String.join(" ", ServerProcess.FLAGS));
        facts.put("os", operatingSystem());
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("cpu", cpu());
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("jetty", build().getProperty("jetty", UNKNOWN));
        facts.put("duplex", build().getProperty("duplex", UNKNOWN));
        facts.put("commit", commit());
    }

    static Environment describe(Plan plan) {
        Map<String, String> facts = new LinkedHashMap<>();
        describe(facts);
        plan.cells().stream().map(Cell::profile).distinct().forEach(profile -> {
            facts.put("profile_" + profile.name(), profile.version() + ", captured " + profile.captured());
        });
        facts.put(
                "network",
                "loopback, clients and server on the same cores"
                        + (plan.cells().stream().noneMatch(cell -> cell.delayMillis() > 0)
                                ? ""
                                : ", and a relay that delays either way"));
        facts.put("layer", "TCP payload bytes; IP and TCP headers and ACKs are not counted");
        facts.put("seed", String.valueOf(plan.seed()));
        return new Environment(facts);
    }

    private static Properties build() {
        Properties build = new Properties();
        try (InputStream in = ThisMachine.class.getResourceAsStream("/duplex/measure/build.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new IllegalStateException("build.properties is damaged", e);
        }
        return build;
    }

    private static String operatingSystem() {
        return firstLine(Path.of("/etc/os-release"), "PRETTY_NAME=")
                .map(name -> name.replace("\"", ""))
                .orElse(System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    private static String cpu() {
        return firstLine(Path.of("/proc/cpuinfo"), "model name")
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .or(() -> firstOutput(Path.of(""), "sysctl", "-n", "machdep.cpu.brand_string"))
                .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                .orElse(UNKNOWN);
    }

    /** The rest of the first line that starts so. */
    private static Optional<String> firstLine(Path file, String start) {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(start)).findFirst().map(line -> line.substring(start.length()));
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty(); // this system has no such file
        }
    }

    /** Of the source tree this program was built in, not of the directory it was called from. */
    private static String commit() {
        try {
            Path code = Path.of(ThisMachine.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path directory = Optional.ofNullable(code.getParent()).orElse(code);
            return firstOutput(directory, "git", "describe", "--always", "--dirty", "--abbrev=12")
                    .orElse(UNKNOWN);
        } catch (URISyntaxException e) {
            return UNKNOWN;
        }
    }

    private static Optional<String> firstOutput(Path directory, String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .directory(directory.toAbsolutePath().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean done = process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
            return done ? output.lines().findFirst() : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // this system has no such command
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
