package duplex.transport.engineio;

/** Why a request is refused; clients know the code, people the sentence. */
enum Refusal {
    UNKNOWN_TRANSPORT(0, "transport is not known; send transport=polling or transport=websocket"),
    UNKNOWN_SESSION(1, "session is not known; it has ended, or never was"),
    BAD_METHOD(2, "a session is opened with GET"),
    BAD_REQUEST(3, "the session cannot take this request now"),
    /** RFC 6585, section 4. */
    TOO_FAST(429, 3, "the session sends too fast"),
    UNKNOWN_VERSION(5, "protocol version is not supported; send EIO=4");

    private final int status;
    private final int code;
    private final String sentence;

    Refusal(int code, String sentence) {
        this(400, code, sentence);
    }

    Refusal(int status, int code, String sentence) {
        this.status = status;
        this.code = code;
        this.sentence = sentence;
    }

    /** HTTP's status code. */
    int status() {
        return status;
    }

    /** Engine.IO's code, which knows less. */
    int code() {
        return code;
    }

    String sentence() {
        return sentence;
    }
}
