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

    private final Map<String, ChatMessage> byId = new LinkedHashMap<>();

    Optional<Posted> posted(String id) {
        return Optional.ofNullable(byId.get(id)).map(message -> new Posted(message.cursor()));
    }

    void add(Collection<ChatMessage> messages) {
        messages.forEach(message -> byId.put(message.id(), message));
    }

    /** Oldest first, so that this stops at the first one that is young enough. */
    void forgetOld(Instant now) {
        Iterator<ChatMessage> oldestFirst = byId.values().iterator();
        while (oldestFirst.hasNext() && oldestFirst.next().at().isBefore(now.minus(FOR))) {
            oldestFirst.remove();
        }
    }
}
