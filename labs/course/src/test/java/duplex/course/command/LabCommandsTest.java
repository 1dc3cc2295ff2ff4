package duplex.course.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.Lessons;
import duplex.course.run.Runner;
import duplex.measure.report.Columns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands as a student types them, in a folder whose name has a space and Hangul. */
class LabCommandsTest {

    private final Locale machine = Locale.getDefault();
    private final Path place;
    private final Path source;
    private final LessonFolder lab = Lessons.ofThisToolkit().find("05").orElseThrow();
    private StringWriter out = new StringWriter();

    LabCommandsTest(@TempDir Path temporary) throws IOException {
        this.place = temporary.resolve("홍길동 실습");
        this.source = place.resolve("lab05").resolve("Handshake.java");
    }

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(machine);
    }

    @Test
    void initPutsEverythingInPlaceAndNamesTheNextStep() throws IOException {
        assertEquals(0, lab("init", place.toString(), "--name", "민수"));
        assertTrue(Files.exists(source));
        assertTrue(Files.readString(place.resolve("pom.xml")).contains("<sourceDirectory>"));
        assertTrue(Files.readString(place.resolve("progress.json")).contains("민수"));
        assertTrue(out.toString().contains("duplex lab"), out.toString());
    }

    @Test
    void withoutAFolderItSaysHowToMakeOne() {
        assertEquals(2, lab("list", "--dir", place.toString()));
        assertTrue(out.toString().contains("duplex lab init"), out.toString());
    }

    @Test
    void aFileInAnotherEncodingIsSaidToBeThat() throws IOException {
        lab("init", place.toString());
        Files.write(source, "// 안녕".getBytes(Charset.forName("EUC-KR")));
        assertTrue(
                said(() -> lab("check", "--dir", place.toString())).contains("Handshake.java is not UTF-8"),
                out.toString());
    }

    @Test
    @Tag("slow")
    void aStudentsWayFromInitToPass() throws IOException {
        lab("init", place.toString(), "--name", "민수");
        assertEquals(1, lab("check", "05"));
        assertTrue(out.toString().contains("0 of 16 pass"), out.toString());
        assertTrue(out.toString().contains("Task 1"), out.toString());
        assertTrue(out.toString().lines().allMatch(line -> Columns.width(line) <= 80), out.toString());
        assertTrue(said(() -> lab("hint")).contains("Hint 1 of 4"), out.toString());
        assertTrue(said(() -> lab("hint")).contains("after 1 more failing"), out.toString());
        assertTrue(said(() -> lab("solution")).contains("Pass first"), out.toString());
        write(lab.wrong("status-line-of-the-note").get(0).text());
        assertEquals(1, lab("check"));
        assertTrue(out.toString().contains("There is no slash between HTTP and 1.1."), out.toString());
        assertTrue(said(() -> lab("wire")).contains("48 54 54 50 20 31 2e 31"), out.toString());
        write(lab.solution().get(0).text());
        int passed = lab("check", "--json");
        JsonNode json = new ObjectMapper().readTree(out.toString());
        String state = json.path("labs").path(0).path("state").asText();
        assertEquals(state.equals("pass") ? 0 : 2, passed, out.toString());
        assertTrue(said(() -> lab("list")).contains("passed"), out.toString());
        assertTrue(said(() -> lab("solution")).contains("MessageDigest"), out.toString());
        lab("reset");
        assertEquals(lab.starter().get(0).text(), Files.readString(source));
        assertTrue(Files.exists(source.resolveSibling("Handshake.java.bak")));
        Path junit = place.resolve("junit.xml");
        assertEquals(1, lab("check", "--junit", junit.toString()));
        assertTrue(Files.readString(junit).contains("<failure type=\"not_begun\""), Files.readString(junit));
        assertTrue(said(() -> lab("list")).contains("passed"), out.toString());
    }

    @Test
    @Tag("slow")
    void aClassIsGradedWithTheSameSeedForAll() throws IOException {
        lab("init", place.toString(), "--name", "민수");
        write(lab.wrong("hex-instead-of-base64").get(0).text());
        assertEquals(0, lab("grade", place.toString(), "--lab", "05", "--seed", "7"));
        assertTrue(
                out.toString().contains("홍길동 실습,민수,05,fail,0,16,theExampleOfTheRfcIsAnswered,hex,0,0,false,7,"),
                out.toString());
    }

    /** Keys that were pressed, one at each look; before the last the student saves. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("slow")
    void watchingChecksWhatIsSavedAndAnswersKeys(boolean keysAreThere) throws IOException {
        lab("init", place.toString());
        Queue<Runnable> looks = new ArrayDeque<>();
        looks.add(() -> write("status-line-of-the-note", lab));
        looks.add(() -> {});
        Queue<Character> pressed = new ArrayDeque<>(List.of('h', 'l', 'q'));
        Keys keys = new Keys() {
            @Override
            public boolean areThere() {
                return keysAreThere;
            }

            @Override
            public Optional<Character> next(Duration patience) {
                Optional<Runnable> look = Optional.ofNullable(looks.poll());
                look.ifPresent(Runnable::run);
                return look.isPresent() ? Optional.empty() : Optional.ofNullable(pressed.poll());
            }

            @Override
            public Optional<String> line() {
                return Optional.empty();
            }

            @Override
            public void close() {}
        };
        CommandLine command = command();
        command.parseArgs("list", "--dir", place.toString());
        CommandLine list = Objects.requireNonNull(command.getSubcommands().get("list"));
        try (Runner runner = new Runner(Runner.Mode.WITHOUT_BROWSER)) {
            new Watch(Desk.open(list.getCommandSpec()), runner, keys).run();
        }
        String said = out.toString();
        assertTrue(said.contains("0 of 16 pass") && said.contains("2 of 16 pass"), said);
        assertTrue(said.indexOf("0 of 16 pass") == said.lastIndexOf("0 of 16 pass"), said);
        assertTrue(said.contains("Hint 1 of 4"), said);
        assertEquals(keysAreThere, said.contains("q quit"), said);
        assertFalse(said.contains("\u001b"), said);
    }

    private void write(String mistake, LessonFolder lesson) {
        try {
            write(lesson.wrong(mistake).get(0).text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(source, text);
    }

    private String said(Runnable command) {
        command.run();
        return out.toString();
    }

    /** Anything but {@code init} and {@code grade} is told which folder. */
    private int lab(String... arguments) {
        out = new StringWriter();
        String[] all = arguments;
        if (!List.of("init", "grade").contains(arguments[0])
                && !List.of(arguments).contains("--dir")) {
            all = Stream.concat(Arrays.stream(arguments), Stream.of("--dir", place.toString()))
                    .toArray(String[]::new);
        }
        return command().execute(all);
    }

    private CommandLine command() {
        PrintWriter writer = new PrintWriter(out, true);
        return new CommandLine(new Lab())
                .setOut(writer)
                .setErr(writer)
                .setParameterExceptionHandler((e, args) -> {
                    writer.println(e.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, failed, parsed) -> {
                    writer.println(e.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }
}
