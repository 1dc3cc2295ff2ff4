package duplex.cli;

import duplex.measure.browser.Chromium;
import duplex.measure.browser.ChromiumTab;
import duplex.server.DemoServer;
import duplex.server.Serve;
import duplex.server.ServerOptions;
import duplex.server.StartFailedException;
import duplex.transport.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code duplex slides}: says where the deck is, and serves it when nobody does yet; {@code --pdf} prints it instead, in one
 * language, by the Chromium of this machine. Exit status 0; 1 when it cannot be printed; 2 when an argument cannot be used.
 */
@Command(name = "slides", sortOptions = false)
final class Slides implements Callable<Integer> {

    private static final int PATIENCE_MILLIS = 2_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "" + ServerOptions.DEFAULT_PORT)
    private int port;

    @Option(names = "--pdf", paramLabel = "FILE")
    private Optional<Path> pdf = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException, StartFailedException {
        if (pdf.isPresent()) {
            print(pdf.get());
        } else if (isServed()) {
            say("slides.served", address(port, ""));
        } else {
            serve();
        }
        return CommandLine.ExitCode.OK;
    }

    private void serve() throws StartFailedException, InterruptedException {
        Serve serve = new Serve();
        new CommandLine(serve).parseArgs("--port", String.valueOf(port));
        DemoServer server = serve.start();
        say("slides.served", address(server.port(), ""));
        serve.keepServing(server);
    }

    /** Whether a Duplex is at the port already: its {@code /about} names its transports. */
    private boolean isServed() {
        try {
            HttpURLConnection about = (HttpURLConnection)
                    URI.create("http://localhost:" + port + "/about").toURL().openConnection();
            about.setConnectTimeout(PATIENCE_MILLIS);
            about.setReadTimeout(PATIENCE_MILLIS);
            String answer = new String(about.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.contains("\"transports\"");
        } catch (IOException nobodyThere) {
            return false; // or somebody else, and then starting says so
        }
    }

    private void print(Path file) throws IOException, StartFailedException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "--pdf: there is no folder " + folder);
        }
        Path executable = Chromium.find().orElseThrow(() -> new IOException(texts().get("slides.no_browser")));
        try (DemoServer server = DemoServer.start(
                        ServerOptions.standard(UUID.randomUUID().toString()));
                Chromium chromium = Chromium.start(executable);
                ChromiumTab tab = chromium.open(address(server.port(), "&print"))) {
            tab.waitFor("document.body.dataset.ready === 'true'");
            tab.print(file);
        }
        say("slides.printed", file);
    }

    private static String address(int port, String more) {
        return "http://localhost:" + port + "/slides/?lang=" + language().tag() + more;
    }

    private void say(String key, Object what) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(texts().get(key, what));
        console.flush();
    }

    private static CommandTexts texts() {
        return CommandTexts.in(language());
    }

    private static Language language() {
        return Duplex.language(Locale.getDefault().getLanguage());
    }
}
