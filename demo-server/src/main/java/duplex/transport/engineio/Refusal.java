package duplex.transport.engineio;

import duplex.transport.Texts;

/** Why a request is refused; clients know the code, people the sentence. */
enum Refusal {
    UNKNOWN_TRANSPORT(0),
    UNKNOWN_SESSION(1),
    BAD_METHOD(2),
    BAD_REQUEST(3),
    NO_HANDSHAKE(3),
    TOO_MANY_SESSIONS(3),
    /** RFC 6585, section 4. */
    TOO_FAST(429, 3),
    UNKNOWN_VERSION(5);

    private final int status;
    private final int code;

    Refusal(int code) {
        this(400, code);
    }

    Refusal(int status, int code) {
        this.status = status;
        this.code = code;
    }

    /** HTTP's status code. */
    int status() {
        return status;
    }

    /** Engine.IO's code, which knows less. */
    int code() {
        return code;
    }

    String sentence(Texts texts) {
        return switch (this) {
            case UNKNOWN_TRANSPORT -> texts.get("refused.transport");
            case UNKNOWN_SESSION -> texts.get("refused.session");
            case BAD_METHOD -> texts.get("refused.session.method");
            case BAD_REQUEST -> texts.get("refused.session.not-now");
            case NO_HANDSHAKE -> texts.get("refused.session.no-handshake");
            case TOO_MANY_SESSIONS -> texts.get("refused.session.too-many");
            case TOO_FAST -> texts.get("refused.session.too-fast");
            case UNKNOWN_VERSION -> texts.get("refused.session.version");
        };
    }
}
