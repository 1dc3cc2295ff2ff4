package duplex.measure.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A browser's process tree and its throw-away profile directory. */
final class BrowserProcess implements AutoCloseable {
    /** Both browsers announce the address of their remote control in one line on standard error. */
    private static final Pattern LISTENING = Pattern.compile("listening on (ws://\\S+)");

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(5);

    private final Process process;
    private final Path profile;
    private final CompletableFuture<String> address = new CompletableFuture<>();
    private final Thread endWithTheJvm = new Thread(this::kill, "end the browser");

    private BrowserProcess(Process process, Path profile) {
        this.process = process;
        this.profile = profile;
    }

    /** An empty directory for a browser's profile; {@link #start} takes it over. */
    static Path newProfile() throws IOException {
        return Files.createTempDirectory("duplex-browser-");
    }

    /** Starts the command; the process owns the profile from now on, also when starting fails. */
    static BrowserProcess start(List<String> command, Path profile) throws IOException {
        Process started;
        try {
            started = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException cannotStart) {
            delete(profile);
            throw cannotStart;
        }
        BrowserProcess browser = new BrowserProcess(started, profile);
        Runtime.getRuntime().addShutdownHook(browser.endWithTheJvm);
        Thread reader = new Thread(browser::readErrors, "browser's stderr");
        reader.setDaemon(true);
        reader.start();
        return browser;
    }

    /** The WebSocket address of the remote control; waits for it, at most 30 s. */
    String address() throws BrowserException {
        try {
            return address.get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException ended) {
            throw new BrowserException("the browser ended before it could be driven: " + ended.getCause(), ended);
        } catch (TimeoutException silent) {
            throw new BrowserException("the browser did not say within " + START + " where it can be driven", silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BrowserException("interrupted while the browser started", interrupted);
        }
    }

    /** Reads to the end, so that the browser never blocks on a full pipe. */
    private void readErrors() {
        ArrayDeque<String> lastLines = new ArrayDeque<>();
        try (BufferedReader lines = process.errorReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) address.complete(listening.group(1));
                lastLines.add(line);
                if (lastLines.size() > 10) lastLines.remove();
            }
        } catch (IOException closed) {
            lastLines.add(closed.toString());
        }
        address.completeExceptionally(new BrowserException(String.join("\n", lastLines)));
    }

    Path profile() {
        return profile;
    }

    private void kill() {
        for (ProcessHandle each : tree()) each.destroyForcibly();
    }

    /** Every process of this browser that runs now. */
    List<ProcessHandle> tree() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        return all;
    }

    /** Gives the browser a moment to end by itself, kills what is left, and deletes the profile. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> all = tree();
        CompletableFuture<?> ended =
                CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        process.destroy();
        try {
            ended.completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
            all.forEach(ProcessHandle::destroyForcibly);
            ended.orTimeout(END.toMillis(), TimeUnit.MILLISECONDS).join();
            Runtime.getRuntime().removeShutdownHook(endWithTheJvm);
        } catch (CompletionException stubborn) {
            throw new BrowserException("the browser's processes did not end: " + all, stubborn);
        } catch (IllegalStateException shuttingDown) {
            kill(); // the hook is running or has run: nothing to take back
        }
        delete(profile);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }
}
