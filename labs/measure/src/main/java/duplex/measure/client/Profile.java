package duplex.measure.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The field lines that a browser sends, as captured from it.
 *
 * <p>A file {@code {"name":…,"version":…,"captured":…,"origins":{"http":{"poll":[["Host","{authority}"],…],…},…}}}: for
 * each kind of origin and each kind of request the field lines in their order; for https twice, {@code https} as sent by
 * HTTP/1.1 and {@code https/2} by HTTP/2. Only what must vary is a placeholder:
 * {@code {authority}}, {@code {length}}, {@code {key}}.
 *
 * @param version of the browser
 * @param captured the date, as {@code 2026-11-22}
 */
public record Profile(
        String name, String version, String captured, Map<String, Map<String, List<List<String>>>> origins) {

    /** Those that come with the harness and were captured for it. */
    public static final List<String> NAMES = List.of("chromium", "firefox", "curl");

    /** The one that comes with the harness and was published: what Lubbers and Greco printed in about 2010. */
    public static final String PUBLISHED = "lubbers";

    /** The key of what is sent to an https origin by HTTP/2. */
    private static final String HTTP_2 = "https/2";

    private static final Map<String, Profile> READ = new ConcurrentHashMap<>();

    public Profile {
        if (name.isBlank() || origins.isEmpty()) {
            throw new IllegalArgumentException("a profile must have a name and origins, was " + name);
        }
        origins = Map.copyOf(origins);
    }

    /**
     * One that comes with the harness, or a file.
     *
     * @throws IllegalArgumentException when there is neither, or the file is not a profile
     */
    public static Profile named(String nameOrFile) {
        return READ.computeIfAbsent(nameOrFile, Profile::find);
    }

    private static Profile find(String nameOrFile) {
        if (NAMES.contains(nameOrFile) || nameOrFile.equals(PUBLISHED)) {
            return included(nameOrFile)
                    .orElseThrow(() -> new IllegalStateException("profile " + nameOrFile + " is missing"));
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no profile " + nameOrFile + "; there are " + String.join(", ", NAMES)
                    + ", " + PUBLISHED + ", or name a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException e) {
            throw new IllegalArgumentException(nameOrFile + " is not a profile: " + firstLine(e), e);
        }
    }

    private static Optional<Profile> included(String name) {
        try (InputStream in = Profile.class.getResourceAsStream("/duplex/profiles/" + name + ".json")) {
            return in == null ? Optional.empty() : Optional.of(read(in));
        } catch (IOException e) {
            throw new IllegalStateException("profile " + name + " is damaged", e);
        }
    }

    private static Profile read(InputStream in) throws IOException {
        return new ObjectMapper().readValue(in, Profile.class);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Whether every kind of request is there for this kind of origin, by whatever carries it. */
    public boolean speaksTo(Origin origin) {
        return Arrays.stream(Carrier.values())
                .filter(carrier -> carrier.serves(origin))
                .allMatch(carrier -> speaks(carrier, origin));
    }

    /** Whether every kind of request is there for this kind of origin and this carrier. */
    public boolean speaks(Carrier carrier, Origin origin) {
        return Arrays.stream(RequestKind.values())
                .allMatch(kind -> kinds(carrier, origin).containsKey(kind.key()));
    }

    List<List<String>> lines(Carrier carrier, Origin origin, RequestKind kind) {
        return kinds(carrier, origin).getOrDefault(kind.key(), List.of());
    }

    private Map<String, List<List<String>>> kinds(Carrier carrier, Origin origin) {
        return origins.getOrDefault(carrier == Carrier.HTTP_2_TLS ? HTTP_2 : origin.key(), Map.of());
    }
}
