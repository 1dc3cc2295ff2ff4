package duplex.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ids of the latest chat messages, so that one posted twice is kept once. For one thread at a time.
 *
 * <p>A client that heard no answer posts the same id again; {@link #FOR} is how long it may take to do so.
 */
final class RememberedIds {

    static final Duration FOR = Duration.ofMinutes(2);

    /** Without the chat message's text: two minutes of those would be far more than the log may keep. */
    private record Taken(Posted posted, Instant at) {}

    private final Map<String, Taken> byId = new LinkedHashMap<>();

    Optional<Posted> posted(String id) {
        return Optional.ofNullable(byId.get(id)).map(Taken::posted);
    }

    void add(Collection<ChatMessage> messages) {
        for (ChatMessage message : messages) {
            byId.put(message.id(), new Taken(new Posted(message.cursor()), message.at()));
        }
    }

    /** Oldest first, so that this stops at the first one that is young enough. */
    void forgetOld(Instant now) {
        Iterator<Taken> oldestFirst = byId.values().iterator();
        while (oldestFirst.hasNext() && oldestFirst.next().at().isBefore(now.minus(FOR))) {
            oldestFirst.remove();
        }
    }
}
