package duplex.course.lesson;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A lesson with all its files:
 *
 * <pre>
 *   05-handshake/
 *     lesson.yaml                      see {@link Lesson}
 *     README.ko.md  README.en.md       what the student reads
 *     src/                             what the student begins with; every stub names its task
 *     check/                           the checks, for JUnit
 *     solution/                        what passes
 *     approaches/NAME/                 other solutions, each with a README.ko.md and README.en.md
 *     wrong/NAME/                      wrong answers, each with a mistake.yaml, see {@link Mistake}
 * </pre>
 *
 * <p>Sources are in the package {@code lab05}. A wrong answer and an approach are whole folders of sources like the
 * solution; what they lack is taken from it.
 */
public final class LessonFolder {

    private static final Pattern NAME = Pattern.compile("(\\d\\d)-([a-z][a-z0-9-]*)");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;
    private final String number;
    private final Lesson lesson;

    private LessonFolder(Path folder, String number, Lesson lesson) {
        this.folder = folder;
        this.number = number;
        this.lesson = lesson;
    }

    static LessonFolder read(Path folder) throws IOException {
        Matcher name = NAME.matcher(nameOf(folder));
        if (!name.matches()) {
            throw new LessonException("a lesson's folder is called like 05-handshake, not " + nameOf(folder));
        }
        return new LessonFolder(folder, name.group(1), yaml(folder.resolve("lesson.yaml"), Lesson.class));
    }

    static boolean isOne(Path folder) {
        return Files.isDirectory(folder) && isName(nameOf(folder));
    }

    /** Whether a lesson's folder may be called this. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Two digits, such as {@code 05}: what a student types, and where the lab stands in the course. */
    public String number() {
        return number;
    }

    /** Such as {@code 05-handshake}. */
    public String name() {
        return nameOf(folder);
    }

    /** The package of its sources, and the name of the student's folder for it: {@code lab05}. */
    public String packageName() {
        return "lab" + number;
    }

    public Lesson lesson() {
        return lesson;
    }

    /** Its {@code lesson.yaml} as it is written. */
    public String yaml() throws IOException {
        return text(folder.resolve("lesson.yaml"));
    }

    /** What the student reads, in Markdown. */
    public String readme(Locale locale) throws IOException {
        return text(folder.resolve(locale.getLanguage().equals("ko") ? "README.ko.md" : "README.en.md"));
    }

    /** What the student begins with. */
    public List<SourceFile> starter() throws IOException {
        return sources(folder.resolve("src"));
    }

    public List<SourceFile> checks() throws IOException {
        return sources(folder.resolve("check"));
    }

    public List<SourceFile> solution() throws IOException {
        return sources(folder.resolve("solution"));
    }

    /** Other ways that pass, by name. */
    public Map<String, List<SourceFile>> approaches() throws IOException {
        Map<String, List<SourceFile>> approaches = new LinkedHashMap<>();
        for (Path approach : folders(folder.resolve("approaches"))) {
            approaches.put(nameOf(approach), completed(sources(approach)));
        }
        return approaches;
    }

    /** What an approach is and what speaks for it. */
    public String approachText(String name, Locale locale) throws IOException {
        Path approach = folder.resolve("approaches").resolve(name);
        return text(approach.resolve(locale.getLanguage().equals("ko") ? "README.ko.md" : "README.en.md"));
    }

    /** The wrong answers, by name. */
    public Map<String, Mistake> mistakes() throws IOException {
        Map<String, Mistake> mistakes = new LinkedHashMap<>();
        for (Path wrong : folders(folder.resolve("wrong"))) {
            mistakes.put(nameOf(wrong), yaml(wrong.resolve("mistake.yaml"), Mistake.class));
        }
        return mistakes;
    }

    public List<SourceFile> wrong(String mistake) throws IOException {
        return completed(sources(folder.resolve("wrong").resolve(mistake)));
    }

    /** With the solution's files for those that are not there. */
    private List<SourceFile> completed(List<SourceFile> some) throws IOException {
        List<SourceFile> all = new ArrayList<>(some);
        for (SourceFile each : solution()) {
            if (some.stream().noneMatch(own -> own.name().equals(each.name()))) {
                all.add(each);
            }
        }
        return List.copyOf(all);
    }

    private static List<SourceFile> sources(Path folder) throws IOException {
        List<SourceFile> sources = new ArrayList<>();
        for (Path file : entries(folder)) {
            if (nameOf(file).endsWith(".java")) {
                sources.add(new SourceFile(nameOf(file), text(file)));
            }
        }
        if (sources.isEmpty()) {
            throw new LessonException("no source file in " + folder);
        }
        return List.copyOf(sources);
    }

    private static List<Path> folders(Path parent) throws IOException {
        return entries(parent).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new LessonException("there is no " + file);
        }
        return Files.readString(file).replace("\r\n", "\n");
    }

    private static <T> T yaml(Path file, Class<T> type) throws IOException {
        try {
            return YAML.readValue(text(file), type);
        } catch (JacksonException e) {
            throw new LessonException(file + ": " + e.getMessage(), e);
        }
    }

    /** A folder inside a jar ends in a slash for some JDKs. */
    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName()).replace("/", "");
    }
}
