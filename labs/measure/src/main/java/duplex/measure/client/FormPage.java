package duplex.measure.client;

import duplex.measure.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader finds on the form page, whatever its mark-up: our chat messages, recognised by their texts, and the link
 * to earlier ones.
 *
 * @param messages their numbers, as they stand on the page: oldest first
 * @param earlier the target of the link to earlier chat messages
 */
record FormPage(List<Integer> messages, Optional<String> earlier) {

    private static final Pattern EARLIER = Pattern.compile("before=([a-z0-9]+\\.[0-9]+)");

    static FormPage read(String html, Conversation conversation) {
        List<Integer> messages = new ArrayList<>();
        int tagEnd = html.indexOf('>');
        while (tagEnd >= 0) {
            int tagStart = html.indexOf('<', tagEnd);
            if (tagStart < 0) {
                break;
            }
            conversation.byText(html.substring(tagEnd + 1, tagStart).strip()).ifPresent(messages::add);
            tagEnd = html.indexOf('>', tagStart);
        }
        Matcher link = EARLIER.matcher(html);
        return new FormPage(
                messages, link.find() ? Optional.of("/form-post?before=" + link.group(1)) : Optional.empty());
    }
}
