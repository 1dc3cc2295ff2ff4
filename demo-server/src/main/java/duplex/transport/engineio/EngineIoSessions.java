package duplex.transport.engineio;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All sessions that are open, by their ids. For any thread.
 *
 * <p>A session that is opened by a poll holds no connection: without a limit of their own, one client could open any
 * number.
 */
final class EngineIoSessions {

    /** 120 random bits: who knows the id is the client. */
    private static final int ID_BYTES = 15;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, EngineIoSession> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
    private final int most;

    /** @param most for one address */
    EngineIoSessions(int most) {
        this.most = most;
    }

    /** Whether {@code address} may open one more. */
    boolean hasRoomFor(String address) {
        return perAddress.getOrDefault(address, 0) < most;
    }

    String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().encodeToString(id);
    }

    void add(EngineIoSession session, String address) {
        perAddress.merge(address, 1, Integer::sum);
        open.put(session.id(), session);
    }

    /** Once for each that was added. */
    void remove(EngineIoSession session, String address) {
        open.remove(session.id());
        perAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    Optional<EngineIoSession> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    List<EngineIoSession> all() {
        return List.copyOf(open.values());
    }
}
