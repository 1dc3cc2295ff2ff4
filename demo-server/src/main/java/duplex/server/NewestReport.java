package duplex.server;

import duplex.transport.Reply;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The newest report that this server knows of, for slides that are asked to be live: what was measured beside it
 * ({@link #show}), or what {@code duplex compare} has left in its folder, whichever is later. Safe for many threads.
 */
final class NewestReport {

    static final String PATH = "/slides/data/newest-report.json";

    /** Where {@code duplex compare} leaves its report when it is not told otherwise. */
    static final Path LEFT = Path.of("duplex-report", "report.json");

    private record Shown(String json, Instant since) {}

    private final Path left;
    private volatile Optional<Shown> shown = Optional.empty();

    /** @param left the file to look at, which need not exist */
    NewestReport(Path left) {
        this.left = left;
    }

    void addTo(RoutesConfig routes) {
        routes.get(PATH, this::answer);
    }

    /** @param json a whole {@code report.json} */
    void show(String json) {
        shown = Optional.of(new Shown(json, Instant.now()));
    }

    /** 200 and the report, or 204 as long as there is none. */
    private void answer(Context ctx) throws IOException {
        ctx.header("Cache-Control", "no-store");
        Optional<byte[]> newest = newest();
        if (newest.isPresent()) {
            ctx.future(() -> Reply.send(ctx, 200, Reply.JSON, newest.get()));
        } else {
            ctx.status(204);
            ctx.res().setContentType(null); // Javalin has set one, for content that is not there
        }
    }

    private Optional<byte[]> newest() throws IOException {
        Instant since = shown.map(Shown::since).orElse(Instant.EPOCH);
        if (Files.isRegularFile(left)
                && Files.getLastModifiedTime(left).toInstant().isAfter(since)) {
            return Optional.of(Files.readAllBytes(left));
        }
        return shown.map(each -> each.json().getBytes(StandardCharsets.UTF_8));
    }
}
