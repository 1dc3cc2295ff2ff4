package duplex.measure.client;

/** The kinds of request whose field lines a profile holds: a browser words each of them differently. */
enum RequestKind {
    /** A page is opened or reloaded. */
    NAVIGATE("navigate"),
    /** The form is sent. */
    FORM_POST("form-post"),
    /** The GET that a 303 asks for. */
    FORM_POST_FOLLOW("form-post-follow"),
    /** A script asks for chat messages. */
    POLL("poll"),
    /** A script sends JSON. */
    POST("post"),
    /** A script opens an event stream. */
    EVENT_STREAM("event-stream"),
    /** The opening handshake. */
    WEBSOCKET("websocket");

    private final String key;

    RequestKind(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
