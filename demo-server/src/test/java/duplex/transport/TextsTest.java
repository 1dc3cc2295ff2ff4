package duplex.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.chat.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Path HOUSE = Path.of(System.getProperty("basedir", "."), "..");

    /** {@code texts.get("key"}, in templates and in Java. */
    private static final Pattern USE =
            Pattern.compile("(?i:texts)(?:(?:\\.in)?\\([^)]*\\))?\\.get\\(\\s*\"([a-z][a-z0-9.-]*)\"");

    /** {@code texts.get(name + ".suffix"}: one key for each transport. */
    private static final Pattern USE_PER_TRANSPORT = Pattern.compile("texts\\.get\\(name \\+ \"(\\.[a-z-]+)\"");

    /** {@code new RefusedException(Reason.TOO_LONG, "key"}. */
    private static final Pattern USE_IN_REFUSAL = Pattern.compile(
            "(?:RefusedException\\(\\s*|RefusedException\\.)?Reason\\.[A-Z_]+,\\s*\"([a-z][a-z0-9.-]*)\"[,)]");

    /** {@code "refused." + what + ".suffix"}: one key for the name and one for the text. */
    private static final Pattern USE_PER_FIELD = Pattern.compile("\"refused\\.\" \\+ what \\+ \"(\\.[a-z-]+)\"");

    /** RFC 6455, section 5.5: a control frame has 125 bytes, of which the close code takes two. */
    private static final int CLOSE_REASON_BYTES = 123;

    @Test
    void koreanAndEnglishHaveTheSameKeys() {
        assertEquals(keys("en"), keys("ko"));
    }

    @Test
    void everyKeyInUseIsThereAndNoneIsUnused() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            for (Matcher use = USE.matcher(source); use.find(); ) {
                used.add(use.group(1));
            }
            for (Matcher use = USE_PER_TRANSPORT.matcher(source); use.find(); ) {
                String suffix = use.group(1);
                Pages.WAYS.forEach(name -> used.add(name + suffix));
            }
            for (Matcher use = USE_IN_REFUSAL.matcher(source); use.find(); ) {
                used.add(use.group(1));
            }
            for (Matcher use = USE_PER_FIELD.matcher(source); use.find(); ) {
                used.add("refused.name" + use.group(1));
                used.add("refused.text" + use.group(1));
            }
        }

        assertEquals(used, keys("en"));
    }

    @Test
    void noTextIsBlank() {
        for (Language language : Language.values()) {
            for (String key : keys(language.tag())) {
                assertFalse(Texts.in(language).get(key).isBlank(), key + " in " + language.tag());
            }
        }
    }

    @Test
    void everyRefusalFitsIntoACloseFrame() {
        for (Language language : Language.values()) {
            Texts texts = Texts.in(language);
            for (String key : keys(language.tag())) {
                if (key.startsWith("refused.")) {
                    assertFits(texts.get(key, Integer.MAX_VALUE, Integer.MAX_VALUE));
                }
            }
            for (String json : List.of("x", "[]", "{}", "{\"author\":1}")) {
                RefusedException refused =
                        assertThrows(RefusedException.class, () -> ChatJson.draft(json, Limits.STANDARD.rules()), json);
                assertFits(Refusals.line(texts, refused));
            }
        }
    }

    private static void assertFits(String line) {
        assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= CLOSE_REASON_BYTES, line);
        assertFalse(line.endsWith("."), line);
    }

    @Test
    void linksKeepALanguageThatWasChosenAndSpendNoByteOtherwise() {
        assertEquals("/form-post", Texts.in(Language.KO).link("/form-post"));
        assertEquals("/form-post?lang=ko", Texts.chosen(Language.KO).link("/form-post"));
        assertEquals(
                "/form-post?before=k3f9.17&lang=en", Texts.chosen(Language.EN).link("/form-post?before=k3f9.17"));
    }

    @Test
    void argumentsTakeTheirPlaces() {
        assertEquals("0.25초", Texts.in(Language.KO).get("short-polling.seconds", 0.25));
        assertEquals("10 s", Texts.in(Language.EN).get("short-polling.seconds", 10.0));
    }

    private static Set<String> keys(String tag) {
        return new TreeSet<>(ResourceBundle.getBundle("duplex.texts." + tag).keySet());
    }

    private static Set<Path> sources() throws IOException {
        Set<Path> sources = new TreeSet<>();
        for (String root : Set.of("web/src/main/jte", "demo-server/src/main/java")) {
            try (Stream<Path> files = Files.walk(HOUSE.resolve(root))) {
                files.filter(file -> file.toString().matches(".*\\.(java|jte)")).forEach(sources::add);
            }
        }
        assertTrue(sources.size() > 10, "templates and classes are where this test looks for them");
        return sources;
    }
}
