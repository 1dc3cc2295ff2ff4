package duplex.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ids of chat messages, so that one posted twice is kept once. For one thread at a time.
 *
 * <p>A client that heard no answer posts the same id again. It may take as long as the log keeps the chat message, and
 * {@link #FOR} at least: a phone that comes out of a pocket an hour later still doubles nothing. An id costs some 200
 * bytes, so that the ids of 10,000 chat messages take 2 MB.
 */
final class RememberedIds {

    static final Duration FOR = Duration.ofMinutes(2);

    /** Without the chat message's text: two minutes of those may be far more than the log keeps. */
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

    /** Forgets what is neither young nor kept. Oldest first, so that this stops at the first one that is either. */
    void forgetOld(Instant now, long firstKept) {
        Iterator<Taken> oldestFirst = byId.values().iterator();
        while (oldestFirst.hasNext() && isOld(oldestFirst.next(), now, firstKept)) {
            oldestFirst.remove();
        }
    }

    private static boolean isOld(Taken taken, Instant now, long firstKept) {
        return taken.posted().cursor().sequence() < firstKept && taken.at().isBefore(now.minus(FOR));
    }
}
