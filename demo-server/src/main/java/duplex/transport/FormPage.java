package duplex.transport;

import duplex.chat.ChatMessage;
import duplex.chat.Cursor;
import java.util.List;
import java.util.Optional;

/**
 * What the form page shows.
 *
 * @param messages oldest first
 * @param earlier where the link to earlier chat messages leads, when there are any
 * @param newest whether this is the newest page, not one further back
 * @param author the name to fill in, empty when nobody has said one
 * @param text the text to fill in: what was typed and refused, else empty
 * @param id the random id that the form carries, so that a form sent twice is one chat message
 * @param error what was wrong with what was typed, one line
 */
public record FormPage(
        List<ChatMessage> messages,
        Optional<Cursor> earlier,
        boolean newest,
        String author,
        String text,
        String id,
        Optional<String> error) {

    public FormPage {
        messages = List.copyOf(messages);
    }

    /**
     * What somebody wrote, with what HTML cannot write made visible: a parser drops a NUL without a word, even one written
     * as a reference (WHATWG HTML, section 13.2.6.4.7), so its replacement character stands there.
     */
    public static String inHtml(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
