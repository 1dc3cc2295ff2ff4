package duplex.cli;

import duplex.transport.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The {@code duplex} command: puts the parts together, and is the only one that knows them all.
 *
 * <p>Exit status: 0 done, 1 a check failed, 2 unusable arguments, with one line that says what to do.
 */
@Command(name = "duplex", mixinStandardHelpOptions = true, sortOptions = false)
public final class Duplex implements Callable<Integer> {

    /** Has been read by {@link #language} before: what is said while parsing is in that language already. */
    @SuppressWarnings("UnusedVariable") // here for picocli to accept it and to refuse other values
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
        duplex.getCommandSpec().version("duplex " + "development");
        return duplex.setResourceBundle(texts.bundle())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(new OneLineComplaint(texts));
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

    @Override
    public Integer call() {
        return CommandLine.ExitCode.OK;
    }
}
