package duplex.transport;

import duplex.chat.ChatMessage;
import duplex.chat.ChatRoom;
import duplex.chat.Cursor;
import duplex.chat.Draft;
import duplex.chat.Reading;
import duplex.chat.RefusedException;
import duplex.chat.RefusedException.Reason;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.GoneResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * Form post: the browser sends a form, is sent on to the page, and loads it whole. The way of the web before scripts, and
 * it still works with scripts off.
 */
public final class FormPost implements Transport {

    private static final String PATH = "/form-post";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int ID_BYTES = 9;

    private final ChatRoom room;
    private final Limits limits;
    private final PostRates rates;
    private final Pages pages;
    private final int shown;
    private final SecureRandom random = new SecureRandom();

    public FormPost(ChatRoom room, Limits limits, PostRates rates, Pages pages, Tuning tuning) {
        this.room = room;
        this.limits = limits;
        this.rates = rates;
        this.pages = pages;
        this.shown = tuning.pageMessages();
    }

    @Override
    public String name() {
        return "form-post";
    }

    @Override
    public List<String> paths() {
        return List.of(PATH);
    }

    @Override
    public void addTo(RoutesConfig routes, WebSocketRoutes webSockets) {
        routes.get(PATH, this::get);
        routes.post(PATH, this::post);
    }

    /** {@code GET}: the newest chat messages, or with {@code ?before=CURSOR} those that came before it. */
    private void get(Context ctx) throws RefusedException {
        Optional<Cursor> before = Cursors.of(ctx, "before");
        List<ChatMessage> messages = before.isPresent() ? before(ctx, before.get()) : newest();
        FormPage page = page(messages, before.isEmpty(), rememberedAuthor(ctx), "", Optional.empty());
        ctx.future(() -> show(ctx, 200, page));
    }

    /**
     * {@code POST author, text, id}: puts the chat message into the room ({@link ChatRoom#post}), then sends the browser
     * on to the page with 303 See Other, so that a reload loads the page again and does not post again.
     */
    private void post(Context ctx) {
        ctx.future(() -> RequestContent.text(ctx, FORM, limits.count(Limit.CONTENT_BYTES))
                .thenCompose(content -> post(ctx, content)));
    }

    private CompletionStage<Void> post(Context ctx, String content) {
        Map<String, String> fields;
        try {
            fields = fields(content);
        } catch (RefusedException e) {
            return CompletableFuture.failedFuture(e); // nothing was read that could be given back
        }
        try {
            Draft draft = rates.admit(ctx, draft(fields));
            return room.post(draft).thenCompose(posted -> seeOther(ctx, draft));
        } catch (RefusedException e) {
            return refuse(ctx, fields, e);
        }
    }

    private Draft draft(Map<String, String> fields) throws RefusedException {
        String author = fields.getOrDefault("author", "");
        return limits.rules().chat(author, fields.getOrDefault("text", ""), fields.getOrDefault("id", ""));
    }

    private CompletableFuture<Void> seeOther(Context ctx, Draft draft) {
        String name = URLEncoder.encode(draft.author(), StandardCharsets.UTF_8);
        ctx.header("Set-Cookie", "author=" + name + "; Path=" + PATH + "; HttpOnly; SameSite=Lax");
        ctx.header("Location", PATH + languageOf(ctx));
        return Reply.empty(ctx, 303);
    }

    /** The page again, with what was typed and what is wrong with it. */
    private CompletableFuture<Void> refuse(Context ctx, Map<String, String> fields, RefusedException refused) {
        FormPage page = page(
                newest(),
                true,
                fields.getOrDefault("author", ""),
                fields.getOrDefault("text", ""),
                Optional.of(Refusals.line(Pages.texts(ctx), refused)));
        return show(ctx, Refusals.statusCode(refused), page);
    }

    private CompletableFuture<Void> show(Context ctx, int status, FormPage page) {
        ctx.header("Cache-Control", "no-store");
        return Reply.send(ctx, status, Reply.HTML, pages.formPost(Pages.texts(ctx), page));
    }

    private FormPage page(
            List<ChatMessage> messages, boolean newest, String author, String text, Optional<String> error) {
        Optional<Cursor> earlier = messages.stream()
                .findFirst()
                .map(ChatMessage::cursor)
                .filter(first -> first.sequence() - 1 > room.oldest().sequence());
        return new FormPage(messages, earlier, newest, author, text, randomId(), error);
    }

    private List<ChatMessage> newest() {
        List<ChatMessage> newest = read(room.newcomer(), ChatRoom.NEWCOMER_SEES);
        return newest.subList(Math.max(0, newest.size() - shown), newest.size());
    }

    /** The page that ends just before {@code before}; shorter at the beginning, or where no more is kept. */
    private List<ChatMessage> before(Context ctx, Cursor before) {
        if (room.after(before, 1) instanceof Reading.Resync resync) {
            throw new GoneResponse(Refusals.line(Pages.texts(ctx), resync.reason()));
        }
        long first = Math.max(before.back(shown + 1L).sequence(), room.oldest().sequence());
        long earlier = before.sequence() - 1 - first;
        return earlier < 1 ? List.of() : read(before.at(first), (int) earlier);
    }

    /** Where the oldest went between asking for its place and reading, on from the one that is the oldest now. */
    private List<ChatMessage> read(Cursor from, int limit) {
        Reading reading = room.after(from, limit);
        while (reading instanceof Reading.Resync resync) {
            reading = room.after(resync.cursor(), limit);
        }
        return ((Reading.Page) reading).messages();
    }

    static Map<String, String> fields(String content) throws RefusedException {
        Map<String, String> fields = new HashMap<>();
        try {
            UrlEncoded.decodeUtf8To(content, 0, content.length(), fields::put);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Reason.MALFORMED, "refused.form");
        }
        return fields;
    }

    private static String rememberedAuthor(Context ctx) {
        String cookie = ctx.cookie("author");
        try {
            return cookie == null ? "" : URLDecoder.decode(cookie, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // a cookie that is not ours; the name is asked for again
        }
    }

    /** A page asked for in a language stays in it. */
    private static String languageOf(Context ctx) {
        return Pages.lang(ctx)
                .flatMap(Language::of)
                .map(language -> "?lang=" + language.tag())
                .orElse("");
    }

    private String randomId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
