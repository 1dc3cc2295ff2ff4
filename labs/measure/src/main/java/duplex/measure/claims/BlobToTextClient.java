package duplex.measure.claims;

import duplex.measure.browser.BrowserException;
import duplex.measure.browser.Tab;
import duplex.measure.raw.RawConnection;
import duplex.measure.raw.RawFrame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Claim 38: the note's client turns each {@code Blob} into text and shows it. */
final class BlobToTextClient implements Claim {

    private static final int PAIRS = 50;
    private static final String ANNOUNCEMENT = "[공지사항]: ";

    /** Sends {@code pair}, waits for a chat line and the announcement sent right after it, and counts the wrong orders. */
    private static final String COUNT_OVERTAKEN = """
            (async () => {
              let overtaken = 0;
              for (let i = 0; i < %d; i++) {
                const before = chatBox.children.length;
                webSocket.send('pair ' + i);
                while (chatBox.children.length < before + 2) await new Promise(done => setTimeout(done, 1));
                if (chatBox.children[before].textContent.startsWith('%s')) overtaken++;
              }
              return overtaken;
            })()
            """;

    /** The message's own handler was there before this one, so it is called before. */
    private static final String RAN_WHEN_THE_IMAGE_FAILED = """
            new Promise(done => {
              const image = chatBox.querySelector('img');
              const tell = () => setTimeout(() => done(window.ran === true), 0);
              if (!image || image.complete) tell();
              else image.addEventListener('error', tell);
            })
            """;

    @Override
    public int number() {
        return 38;
    }

    @Override
    public Verdict expected() {
        return Verdict.QUALIFIED;
    }

    @Override
    public DecidedBy decidedBy() {
        return DecidedBy.MEASUREMENT;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.CHROMIUM);
    }

    /** The note's client in Chromium, with a server that answers as the note's does: chat as binary data, the rest as text. */
    @Override
    public Finding decide(Laboratory laboratory) throws IOException {
        try (ScriptedServer server = new ScriptedServer(page(), BlobToTextClient::answer);
                Tab tab = laboratory.chromium().open(server.url())) {
            tab.waitFor("webSocket.readyState === WebSocket.OPEN");
            Seen seen = new Seen(
                    isShown(tab),
                    tab.evaluate(COUNT_OVERTAKEN.formatted(PAIRS, ANNOUNCEMENT)).asInt(),
                    runsForeignScript(tab),
                    losesDraft(tab));
            return Finding.of(
                    verdict(seen),
                    Measured.yesOrNo("shown", seen.shown()),
                    Measured.of("pairs", PAIRS, Unit.COUNT),
                    Measured.of("overtaken", seen.overtaken(), Unit.COUNT),
                    Measured.yesOrNo("script_ran", seen.scriptRan()),
                    Measured.yesOrNo("draft_lost", seen.draftLost()));
        }
    }

    /**
     * @param shown a message that came as a Blob stands in the page as text
     * @param overtaken announcements shown before the chat line that was sent before them
     * @param scriptRan a message's own script ran in the page
     * @param draftLost what had been typed into a field in the chat box was gone after the next message
     */
    record Seen(boolean shown, int overtaken, boolean scriptRan, boolean draftLost) {}

    private static String page() throws IOException {
        try (InputStream in = BlobToTextClient.class.getResourceAsStream("note-client.html")) {
            if (in == null) {
                throw new IllegalStateException("no resource note-client.html");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** {@code pair N}: a chat line and an announcement in one write. Anything else comes back as binary data. */
    private static void answer(Caller caller) throws IOException {
        caller.switchProtocols();
        while (true) {
            byte[] said = caller.frame().payload();
            if (new String(said, StandardCharsets.UTF_8).startsWith("pair")) {
                byte[] chat = RawFrame.bare(RawConnection.BINARY, said);
                byte[] announcement = RawFrame.bare(
                        RawConnection.TEXT, ANNOUNCEMENT.concat("점심시간").getBytes(StandardCharsets.UTF_8));
                byte[] both = java.util.Arrays.copyOf(chat, chat.length + announcement.length);
                System.arraycopy(announcement, 0, both, chat.length, announcement.length);
                caller.send(both);
            } else {
                caller.frame(RawConnection.BINARY, said);
            }
        }
    }

    private static boolean isShown(Tab tab) throws BrowserException {
        say(tab, "안녕하세요");
        return tab.evaluate("chatBox.lastElementChild.textContent").asText().equals("안녕하세요");
    }

    private static boolean runsForeignScript(Tab tab) throws BrowserException {
        say(tab, "<img src=x onerror=\\'window.ran = true\\'>");
        return tab.evaluate(RAN_WHEN_THE_IMAGE_FAILED).asBoolean();
    }

    private static boolean losesDraft(Tab tab) throws BrowserException {
        tab.evaluate("chatBox.insertAdjacentHTML('beforeend', '<div><input id=reply></div>')");
        tab.focus("#reply");
        tab.type("반쯤 쓴");
        say(tab, "그 사이에 온 말");
        return tab.evaluate("document.getElementById('reply').value").asText().isEmpty();
    }

    private static void say(Tab tab, String text) throws BrowserException {
        int before = tab.evaluate("chatBox.children.length").asInt();
        tab.evaluate("messageInput.value = '" + text + "', sendMessage()");
        tab.waitFor("chatBox.children.length > " + before);
    }

    /** It works when a Blob is shown as text; each thing that it does wrong is a condition. */
    static Verdict verdict(Seen seen) {
        if (!seen.shown()) {
            return Verdict.REFUTED;
        }
        boolean faultless = seen.overtaken() == 0 && !seen.scriptRan() && !seen.draftLost();
        return faultless ? Verdict.CONFIRMED : Verdict.QUALIFIED;
    }
}
