package duplex.chat;

/** Who speaks: somebody in the room, or the server to everybody. */
public enum Kind {
    CHAT,
    ANNOUNCEMENT
}
