package duplex.course.kit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A value as it is shown to the student.
 *
 * @param text what it is as text; for bytes their hexadecimal digits
 */
public record Shown(Kind kind, String text) {

    /** What kind of value. */
    public enum Kind {
        TEXT,
        BYTES,
        /** Not a value but what right ones have in common. */
        DESCRIPTION
    }

    /** Longer ones are cut: a value that does not fit on a screen is not read there. */
    private static final int MOST_CHARACTERS = 16 * 1024;

    public Shown {
        text = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    }

    /** Bytes in hex; anything else as its text. */
    static Shown of(Object value) {
        return value instanceof byte[] bytes
                ? new Shown(Kind.BYTES, HexFormat.of().formatHex(bytes))
                : new Shown(Kind.TEXT, String.valueOf(value));
    }

    static Shown description(String text) {
        return new Shown(Kind.DESCRIPTION, text);
    }

    /** Its bytes on the wire: text as UTF-8. */
    public byte[] bytes() {
        return kind == Kind.BYTES ? HexFormat.of().parseHex(text) : text.getBytes(StandardCharsets.UTF_8);
    }
}
