package duplex.chat;

/** The room has taken a chat message: it is kept, in its place, and everybody will hear it. */
public record Posted(Cursor cursor) {}
