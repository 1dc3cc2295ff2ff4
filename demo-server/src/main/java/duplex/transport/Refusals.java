package duplex.transport;

import duplex.chat.RefusedException;

/** What the room's refusals are called on the wire: on HTTP a status code, on WebSocket a close code. */
public final class Refusals {

    private Refusals() {}

    /** RFC 9110, section 15.5: 400 Bad Request, 413 Content Too Large. */
    public static int statusCode(RefusedException refused) {
        return switch (refused.reason()) {
            case MALFORMED, INCOMPLETE -> 400;
            case TOO_LONG -> 413;
        };
    }

    /** RFC 6455, section 7.4.1: 1007 invalid payload data, 1008 policy violation, 1009 message too big. */
    static int closeCode(RefusedException refused) {
        return switch (refused.reason()) {
            case MALFORMED -> 1007;
            case INCOMPLETE -> 1008;
            case TOO_LONG -> 1009;
        };
    }
}
