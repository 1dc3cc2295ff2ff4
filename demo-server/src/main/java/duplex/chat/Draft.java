package duplex.chat;

import java.util.regex.Pattern;

/**
 * A chat message on its way in: everything but its place and its time, which the room gives it. {@link Rules} makes one
 * from what a client sent.
 *
 * @param id chosen by the sender at random, 1 to 36 of {@code [A-Za-z0-9_-]}: posted again, it is the same chat message
 * @param author the name to show; for an announcement, empty
 * @param text shown verbatim, never empty
 */
public record Draft(String id, Kind kind, String author, String text) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    public Draft {
        if (!isId(id)) {
            throw new IllegalArgumentException("id must be 1 to 36 of [A-Za-z0-9_-], was " + id);
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("text must not be empty");
        }
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }
}
