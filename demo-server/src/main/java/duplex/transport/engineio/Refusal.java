package duplex.transport.engineio;

/** Why a request is answered with 400; clients know the code, people the sentence. */
enum Refusal {
    UNKNOWN_TRANSPORT(0, "transport is not known; send transport=polling or transport=websocket"),
    UNKNOWN_SESSION(1, "session is not known; it has ended, or never was"),
    BAD_METHOD(2, "a session is opened with GET"),
    BAD_REQUEST(3, "the session cannot take this request now"),
    UNKNOWN_VERSION(5, "protocol version is not supported; send EIO=4");

    private final int code;
    private final String sentence;

    Refusal(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    int code() {
        return code;
    }

    String sentence() {
        return sentence;
    }
}
