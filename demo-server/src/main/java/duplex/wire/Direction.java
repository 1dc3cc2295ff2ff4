package duplex.wire;

/** Which way bytes travel, as the client sees it. */
public enum Direction {
    /** From client to server. */
    UP,
    /** From server to client. */
    DOWN
}
