package duplex.chat;

import duplex.chat.RefusedException.Reason;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What the room accepts from a client.
 *
 * @param textBytes the longest chat text, in UTF-8 bytes, at least 1
 * @param nameBytes the longest name, in UTF-8 bytes, at least 1
 */
public record Rules(int textBytes, int nameBytes) {

    public Rules {
        if (textBytes < 1 || nameBytes < 1) {
            throw new IllegalArgumentException("limits must be at least 1, were " + textBytes + " and " + nameBytes);
        }
    }

    /**
     * A chat message from what a client sent. The name is stripped of white space at its ends; the text is kept as it
     * is.
     */
    public Draft chat(String author, String text, String id) throws RefusedException {
        if (!Draft.isId(id)) {
            throw new RefusedException(Reason.MALFORMED, "refused.id");
        }
        String name = author.strip();
        require("name", name, nameBytes);
        require("text", text, textBytes);
        return new Draft(id, Kind.CHAT, name, text);
    }

    /** What the server says to everybody: a text under the same limit, with an id of its own. */
    public Draft announcement(String text) throws RefusedException {
        require("text", text, textBytes);
        return new Draft(UUID.randomUUID().toString(), Kind.ANNOUNCEMENT, "", text);
    }

    private static void require(String what, String value, int limit) throws RefusedException {
        if (value.isBlank()) {
            throw new RefusedException(Reason.INCOMPLETE, "refused." + what + ".empty", limit);
        }
        int bytes = utf8Length(what, value);
        if (bytes > limit) {
            throw new RefusedException(Reason.TOO_LONG, "refused." + what + ".too-long", bytes, limit);
        }
    }

    /** JSON can spell half a surrogate pair ({@code "\ud800"}), which no UTF-8 can carry to the others. */
    private static int utf8Length(String what, String value) throws RefusedException {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(value))
                    .remaining();
        } catch (CharacterCodingException e) {
            throw new RefusedException(Reason.MALFORMED, "refused." + what + ".not-unicode");
        }
    }
}
