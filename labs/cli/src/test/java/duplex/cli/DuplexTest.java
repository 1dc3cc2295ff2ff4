package duplex.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.transport.Language;
import duplex.transport.Limit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class DuplexTest {

    private final Locale machine = Locale.getDefault();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(machine);
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertEquals(
                new TreeSet<>(CommandTexts.in(Language.KO).bundle().keySet()),
                new TreeSet<>(CommandTexts.in(Language.EN).bundle().keySet()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyCommandAndOptionIsDescribed(Language language) {
        for (CommandLine command : allCommands(language)) {
            String name = command.getCommandSpec().qualifiedName();
            assertTrue(command.getCommandSpec().usageMessage().description().length > 0, name);
            for (OptionSpec option : command.getCommandSpec().options()) {
                String described = String.join("", option.description());
                assertFalse(described.isBlank(), name + " " + option.longestName());
            }
        }
    }

    @Test
    void helpTeachesInTheLanguageAskedFor() {
        assertEquals(0, duplex("--help", "--lang", "ko"));
        assertTrue(out.toString().contains("사용법: duplex"), out.toString());
        assertTrue(out.toString().contains("예:"), out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "serve --help",
                "compare --help",
                "report --help",
                "claims --help",
                "bench --help",
                "lab --help",
                "lab check --help",
                "slides --help"
            })
    void helpFitsAHundredColumns(String command) {
        assertEquals(0, duplex((command + " --lang en").split(" ")));
        assertEquals(
                List.of(),
                out.toString().lines().filter(each -> each.length() > 100).toList());
    }

    @Test
    void langDecidesWhereverItStands() {
        Locale.setDefault(Locale.KOREA);
        assertEquals(Language.KO, Duplex.language("--help"));
        assertEquals(Language.EN, Duplex.language("--help", "--lang", "en"));
        assertEquals(Language.EN, Duplex.language("--lang=en", "--help"));
        Locale.setDefault(Locale.FRANCE);
        assertEquals(Language.EN, Duplex.language("--help"));
    }

    @Test
    void anUnknownOptionIsOneLineWithTheNearestName() {
        assertEquals(2, duplex("--lang=en", "--langg", "ko"));
        assertEquals("duplex: unknown option --langg; did you mean --lang? (see duplex --help)\n", err.toString());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLimitIsNamedInTheHelp(Language language) {
        duplex("serve", "--help", "--lang", language.tag());
        for (Limit limit : Limit.values()) {
            assertTrue(out.toString().replaceAll("\\s+", " ").contains(" " + limit.key()), limit.key());
        }
    }

    @Test
    void aNumberThatIsNoneIsOneLine() {
        assertEquals(2, duplex("--lang=en", "serve", "--port", "x"));
        assertTrue(
                err.toString().startsWith("duplex: --port cannot be \"x\"; accepted: a whole number"), err.toString());
    }

    @Test
    void anUnknownValueIsOneLineWithWhatIsAccepted() {
        assertEquals(2, duplex("--lang", "fr"));
        assertEquals("duplex: --lang cannot be \"fr\"; accepted: ko, en (see duplex --help)\n", err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nonsense",
                "nonsense",
                "--lang",
                "--lang=",
                "--lang=ko --lang=en",
                "serve foo",
                "serve --port",
                "serve --limit x",
                "serve --limit x=1",
                "compare --rate=-1",
                "compare --transports=telnet",
                "claims 99",
                "claims one",
                "claims 1 --json no/such/folder.json",
                "lab frames",
                "lab check 05",
                "lab dev new nonsense",
                "slides --port x",
                "slides --pdf no/such/folder.pdf",
                "report",
                "report a b c",
                "report a b --readme .",
                "bench Nothing",
                "bench --json no/such/folder.json"
            })
    void unusableArgumentsAreOneLineAndStatusTwo(String line) {
        assertEquals(2, duplex(line.split(" ")), line);
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "serve --version"})
    void versionIsOneLine(String line) {
        assertEquals(0, duplex(line.split(" ")));
        assertTrue(out.toString().matches("duplex \\S+\n"), out.toString());
    }

    private int duplex(String... args) {
        return Duplex.commandLine(Duplex.language(args))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private static List<CommandLine> allCommands(Language language) {
        return withSubcommands(Duplex.commandLine(language)).toList();
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(DuplexTest::withSubcommands));
    }
}
