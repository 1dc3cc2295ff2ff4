package duplex.promises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import duplex.Length;
import duplex.Promise;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of clients that listen and say nothing: all stay, they cost little, and all hear what is said at last. */
class IdleClientsTest {

    private static final int GUESTS = Length.of(500, 10_000, 10_000);
    private static final Duration STAY = Duration.ofSeconds(Length.of(2, 45, 300));

    private static final long RESIDENT_AT_MOST = 600L << 20;
    private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(2);
    private static final int ROUNDS = 4;

    /** What this JVM and the server have open besides the clients' connections. */
    private static final int OTHER_FILES = 500;

    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET", "LONG_POLLING", "SERVER_SENT_EVENTS"})
    void itHoldsTheClassAndMore(Way way) throws Exception {
        int guests = asManyAsTheMachineAllows();
        try (ServedProcess server = ServedProcess.start();
                Crowd crowd = new Crowd(server.port(), guests(way, guests, server.newcomer()))) {
            crowd.await(guests, Guest::isIn, Duration.ofSeconds(60));
            long resident = 0;
            long slowest = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                int heard = round;
                long posted = System.nanoTime();
                server.post("teacher", "round " + round, "r" + round);
                crowd.await(guests, guest -> guest.heard() == heard, Duration.ofSeconds(20));
                slowest = Math.max(slowest, System.nanoTime() - posted);
                resident = Math.max(resident, stay(server, STAY.dividedBy(ROUNDS)));
            }
            Promise.kept(
                    "itHoldsTheClassAndMore, " + way.key(),
                    "%,d idle clients for %d s, %d dropped, resident memory %d MB, last delivery of a post after %d ms",
                    guests,
                    STAY.toSeconds(),
                    crowd.departures().size(),
                    resident >> 20,
                    slowest / 1_000_000);
            assertEquals(List.of(), crowd.departures());
            assertEquals(guests, crowd.count(guest -> guest.heard() == ROUNDS));
            assertTrue(slowest <= DELIVERED_WITHIN.toNanos(), slowest / 1_000_000 + " ms to the last delivery");
            assertTrue(resident <= RESIDENT_AT_MOST, (resident >> 20) + " MB resident");
        }
    }

    /** Lets time pass; returns the most memory that the server had meanwhile. */
    private static long stay(ServedProcess server, Duration time) {
        long most = 0;
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            most = Math.max(most, server.residentBytes());
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
        return most;
    }

    private static List<Guest> guests(Way way, int count, String cursor) {
        List<Guest> guests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            guests.add(way.guest(cursor));
        }
        return guests;
    }

    private static int asManyAsTheMachineAllows() {
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Integer.MAX_VALUE;
        if (GUESTS + OTHER_FILES <= files) {
            return GUESTS;
        }
        System.out.println("IdleClientsTest: this machine allows " + files + " open files (ulimit -n), so that only "
                + (files - OTHER_FILES) + " clients of " + GUESTS + " are tried");
        return (int) files - OTHER_FILES;
    }
}
