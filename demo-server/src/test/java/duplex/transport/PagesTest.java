package duplex.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.chat.ChatMessage;
import duplex.chat.Cursor;
import duplex.chat.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Instant AT = Instant.parse("2026-11-22T09:00:00.123Z");
    private static final List<String> WITH_SCRIPT = Pages.WAYS.subList(1, Pages.WAYS.size());

    private final Pages pages = new Pages();

    // ---- Escaping ----

    @Test
    void textIsEscapedInAMessageAndInItsAuthor() {
        String page = formPost(formPage(List.of(chat("<i>민수</i>", "<b>x</b> & \"quotes\"")), "", ""));

        assertTrue(page.contains("<p class=\"text\">&lt;b&gt;x&lt;/b&gt; &amp; \"quotes\"</p>"), page);
        assertTrue(page.contains("<b class=\"author\">&lt;i&gt;민수&lt;/i&gt;</b>"), page);
    }

    @Test
    void whatWasTypedIsEscapedInTheForm() {
        String page = formPost(formPage(List.of(), "\"><script>", "<b>x</b> & \"quotes\""));

        assertTrue(page.contains("value=\"&lt;b>x&lt;/b> &amp; &#34;quotes&#34;\""), page);
        assertTrue(page.contains("value=\"&#34;>&lt;script>\""), page);
        assertFalse(page.contains("<script"), "the form page has no script, of anybody's");
    }

    @Test
    void newlinesAndBlanksStayAsTheyWere() {
        String page = formPost(formPage(List.of(chat("서연", "첫 줄\n  둘째 줄  ")), "", ""));

        assertTrue(page.contains("<p class=\"text\">첫 줄\n  둘째 줄  </p>"), page);
    }

    @Test
    void anErrorLineIsEscaped() {
        String page = text(pages.error(Texts.in(Language.EN), 404, "no page /<b>"));

        assertTrue(page.contains("<strong>404</strong>"), page);
        assertTrue(page.contains("no page /&lt;b&gt;"), page);
    }

    // ---- The form page ----

    @Test
    void theFormCarriesItsIdAndPostsUtf8() {
        String page = formPost(formPage(List.of(), "민수", ""));

        assertTrue(page.contains("method=\"post\" action=\"/form-post\" accept-charset=\"utf-8\""), page);
        assertTrue(page.contains("<input type=\"hidden\" name=\"id\" value=\"a1b2\">"), page);
        assertTrue(page.contains("name=\"author\" value=\"민수\""), page);
    }

    @Test
    void anAnnouncementIsMarkedInTheLanguageOfThePage() {
        ChatMessage announcement = new ChatMessage(new Cursor("k3f9", 1), "a", Kind.ANNOUNCEMENT, "", "곧 시작합니다", AT);
        FormPage page = formPage(List.of(announcement), "", "");

        assertTrue(text(pages.formPost(Texts.in(Language.KO), page)).contains("[공지사항]"));
        assertTrue(text(pages.formPost(Texts.in(Language.EN), page)).contains("[Announcement]"));
    }

    @Test
    void earlierMessagesAreALinkAway() {
        FormPage page = new FormPage(
                List.of(), Optional.of(new Cursor("k3f9", 17)), false, "", "", "a1b2", Optional.of("text is empty"));

        String newest = text(pages.formPost(Texts.chosen(Language.EN), page));

        assertTrue(newest.contains("href=\"/form-post?before=k3f9.17&amp;lang=en\""), newest);
        assertTrue(newest.contains("text is empty"), newest);
        assertTrue(newest.contains("Show newest messages"), newest);
    }

    // ---- The pages with a script ----

    @Test
    void noPageHasAnInlineScriptOrStyle() {
        for (Language language : Language.values()) {
            for (String name : WITH_SCRIPT) {
                String page = text(pages.transport(Texts.in(language), name));

                assertTrue(page.contains("<script src=\"/" + name + ".js\" defer></script>"), page);
                assertFalse(page.contains("<script>") || page.contains("<style") || page.contains(" style="), page);
                assertFalse(page.contains("http:") || page.contains("https:"), "no request leaves this server");
            }
        }
    }

    @Test
    void aPageNobodyHasIsTheCallersMistake() {
        assertThrows(IllegalArgumentException.class, () -> pages.transport(Texts.in(Language.EN), "carrier-pigeon"));
    }

    @Test
    void theLanguageSwitchStaysOnThePage() {
        String page = text(pages.start(Texts.in(Language.KO)));

        assertTrue(page.contains("<html lang=\"ko\">"), page);
        assertTrue(page.contains("href=\"?lang=en\""), page);
    }

    // ---- The language ----

    @Test
    void theQueryDecidesBeforeTheBrowser() {
        assertEquals(Language.KO, language("ko", "en"));
        assertEquals(
                "?lang=ko", Pages.texts(Optional.of("ko"), Optional.empty()).link(""));
        assertEquals(Language.EN, language("fr", "en"), "a language nobody has is not asked for");
    }

    @Test
    void acceptLanguageIsReadWithItsWeights() {
        assertEquals(Language.KO, accepting("ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7"));
        assertEquals(Language.EN, accepting("ko;q=0.5, en;q=0.8"));
        assertEquals(Language.KO, accepting("fr, ko;q=0.1"));
        assertEquals(Language.EN, accepting("en-GB,ko"));
        assertEquals(Language.EN, accepting("ko;q=0, *"));
    }

    @Test
    void withoutALanguageWeHaveThePageIsEnglish() {
        assertEquals(
                Language.EN, Pages.texts(Optional.empty(), Optional.empty()).language());
        assertEquals(Language.EN, accepting("*"));
        assertEquals(Language.EN, accepting("fr,de;q=0.5"));
        assertEquals(Language.EN, accepting("ko;q=viel"));
        assertEquals(Language.EN, accepting(""));
    }

    private static Language accepting(String field) {
        return Pages.texts(Optional.empty(), Optional.of(field)).language();
    }

    private static Language language(String asked, String accepted) {
        return Pages.texts(Optional.of(asked), Optional.of(accepted)).language();
    }

    private String formPost(FormPage page) {
        return text(pages.formPost(Texts.in(Language.KO), page));
    }

    private static FormPage formPage(List<ChatMessage> messages, String author, String typed) {
        return new FormPage(messages, Optional.empty(), true, author, typed, "a1b2", Optional.empty());
    }

    private static ChatMessage chat(String author, String text) {
        return new ChatMessage(new Cursor("k3f9", 1), "id", Kind.CHAT, author, text, AT);
    }

    private static String text(byte[] page) {
        return new String(page, StandardCharsets.UTF_8);
    }
}
