package duplex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of promises in the README names tests that there are, and leaves none of those out that print a figure. */
class PromiseTableTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    /** One tries the harness, one is this one, and one is a promise of the labs, not of the server. */
    private static final Set<String> NO_PROMISE = Set.of("FuzzTest", "PromiseTableTest", "VerdictTimeTest");

    @Test
    void theTableNamesTheTestsThatThereAre() throws IOException {
        Set<String> named = TEST.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.size() > 10, named.toString());
        Set<String> missing = new TreeSet<>(named);
        Set<String> unnamed = new TreeSet<>();
        for (Path test : tests()) {
            String name = test.getFileName().toString().replace(".java", "");
            missing.remove(name);
            String code = Files.readString(test);
            if ((code.contains("Promise.kept(") || code.contains("new Fuzz(")) && !named.contains(name)) {
                unnamed.add(name);
            }
        }
        unnamed.removeAll(NO_PROMISE);
        assertEquals(Set.of(), missing, "named, and not there");
        assertEquals(Set.of(), unnamed, "there, and not named");
    }

    private static List<Path> tests() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(".."))) {
            return all.filter(path -> path.toString().contains("src/test/java")
                            && path.toString().endsWith("Test.java"))
                    .toList();
        }
    }
}
