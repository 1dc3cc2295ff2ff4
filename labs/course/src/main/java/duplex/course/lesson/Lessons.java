package duplex.course.lesson;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All lessons, in their order. Those of this toolkit are read from the jar or folder that this class comes from. */
public final class Lessons {

    private static final String IN_THE_JAR = "duplex/course/lessons";

    private final List<LessonFolder> all;

    private Lessons(List<LessonFolder> all) {
        this.all = all;
    }

    public static Lessons ofThisToolkit() throws IOException {
        Path home = home();
        if (Files.isDirectory(home)) {
            return in(home.resolve(IN_THE_JAR));
        }
        // Left open: lessons read their files when they are asked for, for as long as this program runs.
        FileSystem jar = FileSystems.newFileSystem(home);
        return in(jar.getPath(IN_THE_JAR));
    }

    /** Those in a folder, for whoever writes them. */
    public static Lessons in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new LessonException("there are no lessons in " + folder);
        }
        List<Path> folders;
        try (Stream<Path> entries = Files.list(folder)) {
            folders = entries.filter(LessonFolder::isOne).sorted().toList();
        }
        List<LessonFolder> all = new ArrayList<>();
        for (Path each : folders) {
            all.add(LessonFolder.read(each));
        }
        return new Lessons(List.copyOf(all));
    }

    /** The jar or folder that this toolkit is. */
    public static Path home() throws IOException {
        try {
            URI uri = Lessons.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IOException("cannot tell where this toolkit lies", e);
        }
    }

    public List<LessonFolder> all() {
        return all;
    }

    /** By number ({@code 05} or {@code 5}) or name ({@code 05-handshake}). */
    public Optional<LessonFolder> find(String wanted) {
        String number = wanted.length() == 1 ? "0" + wanted : wanted;
        return all.stream()
                .filter(each -> each.number().equals(number) || each.name().equals(wanted))
                .findFirst();
    }
}
