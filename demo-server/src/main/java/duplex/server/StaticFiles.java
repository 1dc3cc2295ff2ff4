package duplex.server;

import duplex.transport.Reply;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.ResourceHandler;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Scripts, style sheets and slides: files of the class path, by plain names, and nothing else.
 *
 * <p>Not Jetty's: it serves no file at all from a folder whose name is not ASCII ({@code 홍길동 실습}), taking its path for
 * an alias, and it writes while a thread waits.
 *
 * <ol>
 *   <li>A name is lower-case letters, digits, {@code -} and {@code _}, with one extension; no name can leave its folder.
 *   <li>A file is read once and kept: there are few, and they do not change while the server runs.
 * </ol>
 */
final class StaticFiles implements ResourceHandler {

    /** Possessive ({@code *+}): a group that may be tried again takes stack for each segment, of which there may be many. */
    private static final Pattern NAME = Pattern.compile("/(?:[a-z0-9_-]+/)*+[a-z0-9_-]+\\.(?:min\\.)?([a-z0-9]+)");

    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", Reply.HTML,
            "js", "text/javascript; charset=utf-8",
            "json", Reply.JSON,
            "png", "image/png",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private static final String SLIDES = "/slides";
    private static final int TAG_BYTES = 8;

    /** Content, and a tag that changes with it (RFC 9110, section 8.8.3). */
    private static final class StaticFile {
        final byte[] content;
        final String contentType;
        final String tag;

        StaticFile(byte[] content, String contentType) {
            this.content = content;
            this.contentType = contentType;
            this.tag = "\"" + HexFormat.of().formatHex(sha256(content), 0, TAG_BYTES) + "\"";
        }
    }

    private final ClassLoader classPath;
    private final Map<String, StaticFile> read = new ConcurrentHashMap<>();

    StaticFiles(ClassLoader classPath) {
        this.classPath = classPath;
    }

    @Override
    public boolean canHandle(Context ctx) {
        return find(ctx.path()).isPresent();
    }

    @Override
    public boolean handle(Context ctx) {
        Optional<StaticFile> found = find(ctx.path());
        found.ifPresent(file -> send(ctx, file));
        return found.isPresent();
    }

    /** The browser keeps it, and asks each time whether it is still the same. */
    private static void send(Context ctx, StaticFile file) {
        ctx.header("ETag", file.tag).header("Cache-Control", "no-cache");
        if (file.tag.equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
            ctx.res().setContentType(null); // Javalin has set one, for content that is not there
        } else {
            ctx.future(() -> Reply.send(ctx, 200, file.contentType, file.content));
        }
    }

    private Optional<StaticFile> find(String path) {
        String name = path.equals(SLIDES) || path.equals(SLIDES + "/") ? SLIDES + "/index.html" : path;
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String contentType = CONTENT_TYPES.get(matcher.group(1));
        if (contentType == null) {
            return Optional.empty();
        }
        String resource = name.startsWith(SLIDES + "/") ? "duplex" + name : "duplex/web" + name;
        return Optional.ofNullable(read.computeIfAbsent(resource, missing -> open(missing, contentType)));
    }

    private @Nullable StaticFile open(String resource, String contentType) {
        try (InputStream in = classPath.getResourceAsStream(resource)) {
            return in == null ? null : new StaticFile(in.readAllBytes(), contentType);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Javalin's way of naming folders; ours are fixed. */
    @Override
    public boolean addStaticFileConfig(StaticFileConfig config) {
        throw new IllegalStateException("static files are not configured");
    }

    @Override
    public Set<RouteRole> resourceRouteRoles(Context ctx) {
        return Set.of();
    }
}
