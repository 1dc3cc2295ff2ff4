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
    WEBSOCKET("websocket"),
    /** The library of Socket.IO asks for packets. */
    SOCKET_IO_POLL("socket-io-poll"),
    /** The library of Socket.IO sends packets. */
    SOCKET_IO_POST("socket-io-post");

    private final String key;

    RequestKind(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
