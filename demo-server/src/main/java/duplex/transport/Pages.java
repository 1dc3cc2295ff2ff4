package duplex.transport;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages as UTF-8 bytes, ready to send. The templates are {@code web/src/main/jte}; the build compiles them to
 * classes, and every value in them is escaped for the place it stands in. For any thread.
 */
public final class Pages {

    /** The pages of the ways into the room, in the order of their history; each has the name of its transport. */
    public static final List<String> WAYS =
            List.of("form-post", "short-polling", "long-polling", "server-sent-events", "websocket", "socket-io");

    private static final Pattern LANG = Pattern.compile("(?:^|&)lang=([A-Za-z0-9-]{1,35})(?=&|$)");

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Pages.class.getClassLoader(), "duplex.pages");

    /** The texts for whoever asks: {@code ?lang=} decides, then {@code Accept-Language}, else English. */
    public static Texts texts(Context ctx) {
        return texts(lang(ctx), Optional.ofNullable(ctx.header("Accept-Language")));
    }

    /**
     * {@code ?lang=}, as it stands in the query. Asked for a parameter, Javalin decodes the query by the charset that {@code
     * Content-Type} names, and fails where that is none: even to be told so, texts are needed.
     */
    static Optional<String> lang(Context ctx) {
        Matcher lang = LANG.matcher(Objects.requireNonNullElse(ctx.queryString(), ""));
        return lang.find() ? Optional.of(lang.group(1)) : Optional.empty();
    }

    /** The same, of a request that Javalin has not seen. */
    public static Texts texts(Optional<String> lang, Optional<String> acceptLanguage) {
        return lang.flatMap(Language::of)
                .map(Texts::chosen)
                .orElseGet(() ->
                        Texts.in(acceptLanguage.flatMap(Language::preferred).orElse(Language.EN)));
    }

    /** {@code /}: the ways in, a sentence each. */
    public byte[] start(Texts texts) {
        return render("start", Map.of("texts", texts));
    }

    /** {@code /form-post}: the chat messages and the form, with no script at all. */
    public byte[] formPost(Texts texts, FormPage page) {
        return render("form-post", Map.of("texts", texts, "page", page));
    }

    /** The page of a transport whose script does the rest. */
    public byte[] transport(Texts texts, String name) {
        if (name.equals("form-post") || !templates.hasTemplate(name + ".jte")) {
            throw new IllegalArgumentException("no page with a script is called " + name);
        }
        return render(name, Map.of("texts", texts));
    }

    /** What went wrong, in one line. */
    public byte[] error(Texts texts, int status, String line) {
        return render("error", Map.of("texts", texts, "status", status, "line", line));
    }

    private byte[] render(String template, Map<String, Object> values) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template + ".jte", values, output);
        return output.toByteArray();
    }
}
