package duplex.transport;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a client can have too much of. Names and defaults are those of {@code --limit NAME=VALUE}. */
public enum Limit {
    /** How many chat messages a participant may send in a second, and at once after a rest. */
    MESSAGES_PER_SECOND(20),
    /** How many WebSocket frames of any kind a connection may, pings and empty fragments included. */
    FRAMES_PER_SECOND(200),
    /** How many connections one address may have open; a class behind one access point is one address. */
    CONNECTIONS_PER_ADDRESS(2_000),
    /** The longest chat text, in UTF-8 bytes. */
    TEXT_BYTES(4_096),
    /** The longest name, in UTF-8 bytes. */
    NAME_BYTES(64),
    /** The longest WebSocket frame, and the longest WebSocket message. */
    FRAME_BYTES(65_536),
    /** The longest request line and header section together. */
    FIELD_BYTES(8_192),
    /** The longest content of a request. */
    CONTENT_BYTES(1_000_000),
    /** How many chat messages may come while one send to a client is in flight. */
    BEHIND_MESSAGES(256),
    /** How many bytes of chat text may. */
    BEHIND_BYTES(1_048_576),
    /** How long one send to a client may be in flight, and how long the content of a request may take to arrive. */
    SEND_SECONDS(10),
    /** How long a WebSocket may be silent before it is pinged. */
    PING_SECONDS(25),
    /** How long it may be silent after that before it is cut off. */
    PONG_SECONDS(10),
    /** How long a long poll is held. */
    HOLD_SECONDS(25),
    /** How often a quiet event stream gets a comment, by which a client that is gone is noticed. */
    COMMENT_SECONDS(15),
    /** How old an event stream gets before it is ended, to be resumed on a new one. */
    STREAM_SECONDS(300),
    /** How long a persistent connection may be idle, beyond the time that a long poll or an event stream is silent. */
    IDLE_SECONDS(35),
    /** How many chat messages the room keeps. */
    KEEP(10_000);

    private final int standard;

    Limit(int standard) {
        this.standard = standard;
    }

    /** What it is unless somebody says otherwise. */
    public int standard() {
        return standard;
    }

    /** As in {@code --limit hold-seconds=25}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Limit> of(String key) {
        return Arrays.stream(values()).filter(limit -> limit.key().equals(key)).findFirst();
    }
}
