package duplex.measure.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds an installed program: where an environment variable points, on the PATH, then where the system's installers put it.
 *
 * @param environment the process's environment
 * @param system {@code os.name}
 * @param exists whether a path is a program that can be run
 */
public record Executables(Map<String, String> environment, String system, Predicate<Path> exists) {

    public static Executables ofThisMachine() {
        return new Executables(System.getenv(), System.getProperty("os.name"), Files::isExecutable);
    }

    /**
     * The first that exists.
     *
     * @param override an environment variable that names the program's path
     * @param names file names to look for on the PATH, without {@code .exe}
     * @param applications paths under macOS's Applications folder
     * @param programs paths under the folders where Windows installs programs
     */
    public Optional<Path> find(String override, List<String> names, List<String> applications, List<String> programs) {
        String os = system.toLowerCase(Locale.ROOT);
        Stream<String> wellKnown = Stream.empty();
        if (os.startsWith("windows")) {
            wellKnown = below(Stream.of("ProgramFiles", "ProgramFiles(x86)", "LocalAppData"), programs);
        } else if (os.startsWith("mac")) {
            wellKnown = applications.stream()
                    .flatMap(name -> Stream.of(
                            "/Applications/" + name, environment.getOrDefault("HOME", "") + "/Applications/" + name));
        }
        String suffix = os.startsWith("windows") ? ".exe" : "";
        Stream<String> onPath = Stream.of(environment
                        .getOrDefault("PATH", environment.getOrDefault("Path", ""))
                        .split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> names.stream().map(name -> folder + File.separator + name + suffix));
        return Stream.of(Stream.ofNullable(environment.get(override)), onPath, wellKnown)
                .flatMap(candidates -> candidates)
                .flatMap(Executables::path)
                .filter(exists)
                .findFirst();
    }

    private Stream<String> below(Stream<String> variables, List<String> programs) {
        return variables
                .map(name -> environment.getOrDefault(name, ""))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> programs.stream().map(program -> folder + "\\" + program));
    }

    /** A PATH may hold anything, even what is no path on this system. */
    private static Stream<Path> path(String candidate) {
        try {
            return Stream.of(Path.of(candidate));
        } catch (InvalidPathException notAPath) {
            return Stream.empty();
        }
    }
}
