package duplex.transport;

import duplex.chat.Reading;
import duplex.chat.RefusedException;

/**
 * What the room's refusals are called on the wire: on HTTP a status code, on WebSocket a close code, and for the person
 * there a line in the language asked for.
 *
 * <p>The server writes the line, in the language that {@code ?lang=} or {@code Accept-Language} names, and scripts show it
 * as it comes. So there is one table of sentences, {@link Texts}, and no code in between that pages would have to know;
 * a program that names no language is answered in English. What is refused before there is a page to show it (origins,
 * handshakes, frames of a protocol) is said in English always.
 */
public final class Refusals {

    private Refusals() {}

    /** RFC 9110, section 15.5: 400 Bad Request, 413 Content Too Large; RFC 6585, section 4: 429. */
    public static int statusCode(RefusedException refused) {
        return switch (refused.reason()) {
            case MALFORMED, INCOMPLETE -> 400;
            case TOO_LONG -> 413;
            case TOO_FAST -> 429;
        };
    }

    /** RFC 6455, section 7.4.1: 1007 invalid payload data, 1008 policy violation, 1009 message too big. */
    static int closeCode(RefusedException refused) {
        return switch (refused.reason()) {
            case MALFORMED -> 1007;
            case INCOMPLETE, TOO_FAST -> 1008;
            case TOO_LONG -> 1009;
        };
    }

    /** What was wrong and what is accepted, without a full stop; as a close reason, under its 123 bytes. */
    public static String line(Texts texts, RefusedException refused) {
        return texts.get(refused.key(), refused.arguments());
    }

    /** Why something is missing between a cursor and what comes now. */
    static String line(Texts texts, Reading.Reason reason) {
        return switch (reason) {
            case OTHER_EPOCH -> texts.get("gap.other-epoch");
            case NO_LONGER_KEPT -> texts.get("gap.no-longer-kept");
            case BEYOND_END -> texts.get("gap.beyond-end");
        };
    }
}
