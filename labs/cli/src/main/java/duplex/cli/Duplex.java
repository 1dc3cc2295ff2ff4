package duplex.cli;

import duplex.bench.Bench;
import duplex.course.command.Lab;
import duplex.measure.Calibrate;
import duplex.measure.Compare;
import duplex.measure.claims.Claims;
import duplex.measure.html.ReportAgain;
import duplex.measure.model.PlanAhead;
import duplex.server.DemoServer;
import duplex.server.Serve;
import duplex.server.ServerOptions;
import duplex.server.StartFailedException;
import duplex.server.Version;
import duplex.transport.Language;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The {@code duplex} command: puts the parts together, and is the only one that knows them all.
 *
 * <p>Exit status: 0 done, 1 a check failed, 2 unusable arguments, with one line that says what to do.
 */
@Command(
        name = "duplex",
        subcommands = {
            Serve.class,
            Compare.class,
            ReportAgain.class,
            Claims.class,
            Bench.class,
            Calibrate.class,
            PlanAhead.class,
            Slides.class,
            Lab.class
        },
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT)
public final class Duplex implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "" + ServerOptions.DEFAULT_PORT)
    private int port;

    @SuppressWarnings("UnusedVariable") // read by language() long before; here for picocli to refuse other values
    @Option(names = "--lang", paramLabel = "ko|en", scope = CommandLine.ScopeType.INHERIT)
    private Optional<Language> language = Optional.empty();

    public static void main(String[] args) {
        System.exit(commandLine(language(args)).execute(args));
    }

    /** All commands, saying everything in {@code language}. */
    static CommandLine commandLine(Language language) {
        Locale.setDefault(language.locale());
        CommandTexts texts = CommandTexts.in(language);
        CommandLine duplex = new CommandLine(new Duplex());
        duplex.getCommandSpec().version("duplex " + Version.current());
        duplex.getSubcommands()
                .values()
                .forEach(each ->
                        each.getCommandSpec().version(duplex.getCommandSpec().version()));
        return duplex.setResourceBundle(texts.bundle())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(new OneLineComplaint(texts))
                .setExecutionExceptionHandler(Duplex::failed);
    }

    /** What {@code --lang} says, wherever it stands; else what the machine speaks; else English. */
    static Language language(String... args) {
        String asked = Locale.getDefault(Locale.Category.DISPLAY).getLanguage();
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--lang=")) {
                asked = args[i].substring("--lang=".length());
            } else if (args[i].equals("--lang") && i + 1 < args.length) {
                asked = args[i + 1];
            }
        }
        return Language.of(asked).orElse(Language.EN);
    }

    /** The main job: serve, compare a second server that is thrown away, show the table, keep serving. */
    @Override
    public Integer call() throws Exception {
        CommandTexts texts = CommandTexts.in(language(Locale.getDefault().getLanguage()));
        CommandLine serving = command("serve");
        serving.parseArgs("--port", String.valueOf(port));
        Serve serve = serving.getCommand();
        DemoServer server = serve.start();
        System.out.println(texts.get("main.measuring"));
        CommandLine comparing = command("compare");
        comparing.execute("--quick");
        comparing.<Compare>getCommand().measured().ifPresent(server::showReport);
        System.out.println(texts.get("main.still_serving", "http://localhost:" + server.port() + "/"));
        serve.keepServing(server);
        return CommandLine.ExitCode.OK;
    }

    private CommandLine command(String name) {
        return Objects.requireNonNull(spec.commandLine().getSubcommands().get(name), name);
    }

    /** What this machine or its network refuses is one line; anything else is a bug and shows its trace. */
    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        int status;
        if (e instanceof StartFailedException) {
            status = CommandLine.ExitCode.USAGE; // another port or address is what helps
        } else if (e instanceof IOException) {
            status = CommandLine.ExitCode.SOFTWARE;
        } else {
            throw e;
        }
        command.getErr().println("duplex: " + e.getMessage());
        return status;
    }
}
