package duplex.measure.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExecutablesTest {

    @Test
    void theVariableComesBeforeThePath() {
        var machine =
                machine(Map.of("PATH", "/usr/bin", "BROWSER", "/opt/mine"), "Linux", "/opt/mine", "/usr/bin/chrome");
        assertEquals(Optional.of(Path.of("/opt/mine")), find(machine));
    }

    @Test
    void everyFolderOfThePathIsSearchedInOrder() {
        String path = String.join(File.pathSeparator, "/usr/local/bin", "/usr/bin");
        assertEquals(
                Optional.of(Path.of("/usr/bin/chrome")),
                find(machine(Map.of("PATH", path), "Linux", "/usr/bin/chrome")));
    }

    @Test
    void onMacOsItIsAnApplication() {
        assertEquals(
                Optional.of(Path.of("/Applications/Chrome.app/Chrome")),
                find(machine(Map.of(), "Mac OS X", "/Applications/Chrome.app/Chrome")));
    }

    @Test
    void onWindowsItIsBelowTheFolderForPrograms() {
        assertEquals(
                Optional.of(Path.of("C:\\Programs\\Chrome\\chrome.exe")),
                find(machine(
                        Map.of("ProgramFiles", "C:\\Programs"), "Windows 11", "C:\\Programs\\Chrome\\chrome.exe")));
    }

    @Test
    void aMachineWithoutOneSaysSo() {
        assertEquals(Optional.empty(), find(machine(Map.of("PATH", "/usr/bin"), "Linux")));
    }

    private static Executables machine(Map<String, String> environment, String system, String... files) {
        Set<String> existing = Set.of(files);
        return new Executables(environment, system, path -> existing.contains(path.toString()));
    }

    private static Optional<Path> find(Executables machine) {
        return machine.find("BROWSER", List.of("chrome"), List.of("Chrome.app/Chrome"), List.of("Chrome\\chrome.exe"));
    }
}
