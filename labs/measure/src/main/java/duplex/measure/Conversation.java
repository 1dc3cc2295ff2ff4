package duplex.measure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Everything the harness will ever say to one server: varied texts of an exact size, Korean and Latin mixed, no two the
 * same, so that each chat message is recognised wherever it turns up, in JSON by its id and on the form page by its
 * text.
 *
 * <p>Varied, because a repeated text flatters compression. For one thread at a time.
 */
public final class Conversation {

    /** Short, so that a text of 16 bytes makes a representation under 126 bytes: a frame header of 2 bytes. */
    public static final String AUTHOR = "민";

    private static final int ID_LENGTH = 6;
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LATIN = "etaoinshrdlucmfwypvbgkjqxz";
    private static final int FIRST_SYLLABLE = 0xAC00;
    private static final int SYLLABLES = 11_172;
    private static final int SYLLABLE_BYTES = 3;

    private final Random random;
    private final List<ChatLine> lines = new ArrayList<>();
    private final Map<String, Integer> byId = new HashMap<>();
    private final Map<String, Integer> byText = new HashMap<>();

    public Conversation(long seed) {
        random = new Random(seed);
    }

    /** The next lines, each with a text of exactly {@code textBytes} bytes of UTF-8, at least 4. */
    public List<ChatLine> next(int count, int textBytes) {
        int first = lines.size();
        for (int i = 0; i < count; i++) {
            add(textBytes);
        }
        return List.copyOf(lines.subList(first, lines.size()));
    }

    private void add(int textBytes) {
        String id;
        do {
            id = id();
        } while (byId.containsKey(id));
        String text;
        do {
            text = text(textBytes);
        } while (byText.containsKey(text));
        ChatLine line = new ChatLine(lines.size(), id, AUTHOR, text);
        lines.add(line);
        byId.put(id, line.number());
        byText.put(text, line.number());
    }

    private String id() {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        return id.toString();
    }

    private String text(int textBytes) {
        if (textBytes < 4) {
            throw new IllegalArgumentException("a text must be at least 4 bytes, was " + textBytes);
        }
        StringBuilder text = new StringBuilder();
        int left = textBytes;
        while (left > 0) {
            left -= addWord(text, Math.min(left, 2 + random.nextInt(11)));
            // No white space at the ends: a page may add or lose it there.
            if (left >= 2) {
                text.append(' ');
                left--;
            }
        }
        return text.toString();
    }

    /** A word of exactly {@code bytes} bytes: Hangul where three bytes are left, with a Latin rest, or all Latin. */
    private int addWord(StringBuilder text, int bytes) {
        int left = bytes;
        if (random.nextBoolean()) {
            for (; left >= SYLLABLE_BYTES; left -= SYLLABLE_BYTES) {
                text.append((char) (FIRST_SYLLABLE + random.nextInt(SYLLABLES)));
            }
        }
        for (; left > 0; left--) {
            text.append(LATIN.charAt(random.nextInt(LATIN.length())));
        }
        return bytes;
    }

    /** The number of the line with this id, when it is ours. */
    public OptionalInt byId(String id) {
        Integer number = byId.get(id);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The number of the line with this text, when it is ours. */
    public OptionalInt byText(String text) {
        Integer number = byText.get(text);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /**
     * How many bytes the JSON representation of a line has, for a reader who got it as HTML: the yardstick that every
     * transport's overhead is measured against.
     *
     * @param epoch of the server's log; the sequence is the line's number + 1, since nobody else speaks
     */
    public int representationBytes(int number, String epoch) {
        ChatLine line = lines.get(number);
        String json = "{\"cursor\":\"" + epoch + "." + (number + 1) + "\",\"id\":\"" + line.id()
                + "\",\"kind\":\"chat\",\"author\":\"" + line.author() + "\",\"text\":\"" + line.text()
                + "\",\"at\":\"2026-11-22T09:00:00.123Z\"}";
        return json.getBytes(StandardCharsets.UTF_8).length;
    }
}
