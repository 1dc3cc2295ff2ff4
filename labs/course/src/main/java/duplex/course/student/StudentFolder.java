package duplex.course.student;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import duplex.course.lesson.LessonFolder;
import duplex.course.lesson.SourceFile;
import duplex.course.verdict.CheckResult;
import duplex.course.verdict.ResultJson;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A student's own folder:
 *
 * <pre>
 *   my-labs/
 *     progress.json
 *     pom.xml              for IntelliJ IDEA, VS Code and Maven: points at the toolkit
 *     lab05/
 *       README.md          the text, in the student's language; renewed by a newer toolkit
 *       Handshake.java     the student's; never touched once it is there
 *     .duplex/             the last exchange of each lab; can be deleted
 * </pre>
 */
public final class StudentFolder {

    /** Where {@code lab init} puts it unless told otherwise. */
    public static final String USUAL_NAME = "my-labs";

    private static final String SCRATCH = ".duplex";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    private StudentFolder(Path path) {
        this.path = path;
    }

    /** The one that somebody stands in, one of its labs, or before. */
    public static Optional<StudentFolder> around(Path place) {
        Path here = place.toAbsolutePath().normalize();
        List<Path> candidates = new ArrayList<>(List.of(here, here.resolve(USUAL_NAME)));
        Optional.ofNullable(here.getParent()).ifPresent(candidates::add);
        return candidates.stream()
                .filter(each -> Files.isRegularFile(each.resolve(Progress.FILE)))
                .findFirst()
                .map(StudentFolder::new);
    }

    /** The one that is exactly there. */
    public static Optional<StudentFolder> at(Path path) {
        return Files.isRegularFile(path.resolve(Progress.FILE))
                ? Optional.of(new StudentFolder(path))
                : Optional.empty();
    }

    /** Makes it, or renews what is the toolkit's in it. Whatever the student has written stays as it is. */
    public static StudentFolder init(Path path, List<LessonFolder> lessons, Path toolkit, Locale locale)
            throws IOException {
        Files.createDirectories(path);
        StudentFolder folder = new StudentFolder(path);
        for (LessonFolder lesson : lessons) {
            folder.add(lesson, locale);
        }
        Files.writeString(path.resolve("pom.xml"), Pom.text(toolkit));
        Files.writeString(path.resolve(".gitignore"), SCRATCH + "/\ntarget/\n");
        if (!Files.exists(path.resolve(Progress.FILE))) {
            String first = lessons.isEmpty() ? "" : lessons.get(0).number();
            folder.write(new Progress("", first, Map.of()));
        }
        return folder;
    }

    /** Adds what is not there yet of a lab, and renews its text. */
    public void add(LessonFolder lesson, Locale locale) throws IOException {
        Path lab = Files.createDirectories(lab(lesson));
        Files.writeString(lab.resolve("README.md"), lesson.readme(locale));
        for (SourceFile source : lesson.starter()) {
            if (!Files.exists(lab.resolve(source.name()))) {
                Files.writeString(lab.resolve(source.name()), source.text());
            }
        }
    }

    public Path path() {
        return path;
    }

    /** The folder of a lab. */
    public Path lab(LessonFolder lesson) {
        return path.resolve(lesson.packageName());
    }

    /**
     * What the student has written for a lab; empty when the folder is gone.
     *
     * @throws NotUtf8Exception when a file is in another encoding
     */
    public List<SourceFile> sources(LessonFolder lesson) throws IOException {
        List<SourceFile> sources = new ArrayList<>();
        if (Files.isDirectory(lab(lesson))) {
            try (Stream<Path> files = Files.list(lab(lesson))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    sources.add(source(file));
                }
            }
        }
        return sources;
    }

    private static SourceFile source(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            return new SourceFile(name, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new NotUtf8Exception(name, e);
        }
    }

    /** Puts the starter back. What was there becomes {@code Handshake.java.bak}, in place of an earlier one. */
    public List<Path> reset(LessonFolder lesson) throws IOException {
        List<Path> kept = new ArrayList<>();
        for (SourceFile source : lesson.starter()) {
            Path file = lab(lesson).resolve(source.name());
            if (Files.exists(file)) {
                Path backup = file.resolveSibling(source.name() + ".bak");
                Files.move(file, backup, StandardCopyOption.REPLACE_EXISTING);
                kept.add(backup);
            }
        }
        Files.createDirectories(lab(lesson));
        for (SourceFile source : lesson.starter()) {
            Files.writeString(lab(lesson).resolve(source.name()), source.text());
        }
        return kept;
    }

    public Progress progress() throws IOException {
        return Progress.read(path.resolve(Progress.FILE));
    }

    public void write(Progress progress) throws IOException {
        progress.write(path.resolve(Progress.FILE));
    }

    /** Keeps what went over the wire, for {@code lab wire}. */
    public void keep(LessonFolder lesson, CheckResult result) throws IOException {
        Path scratch = Files.createDirectories(path.resolve(SCRATCH));
        ObjectNode json = ResultJson.write(result);
        Files.writeString(scratch.resolve("wire-" + lesson.number() + ".json"), json.toString());
    }

    /** The check whose exchange was kept last. */
    public Optional<CheckResult> kept(LessonFolder lesson) throws IOException {
        Path file = path.resolve(SCRATCH).resolve("wire-" + lesson.number() + ".json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode json = JSON.readTree(Files.readString(file));
        return Optional.of(ResultJson.read(json));
    }
}
