package duplex.measure.client;

import duplex.measure.ChatLine;

/** What a script sends: {@code {"author":…,"text":…,"id":…}}. */
final class Json {

    private Json() {}

    static String of(ChatLine line) {
        // A line is free of characters that JSON escapes.
        return "{\"author\":\"" + line.author() + "\",\"text\":\"" + line.text() + "\",\"id\":\"" + line.id() + "\"}";
    }
}
