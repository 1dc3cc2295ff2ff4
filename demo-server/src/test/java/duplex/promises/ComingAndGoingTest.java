package duplex.promises;

import static org.junit.jupiter.api.Assertions.assertTrue;

import duplex.Length;
import duplex.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Clients that come and go, politely and not, leave nothing behind. */
class ComingAndGoingTest {

    private static final int A_SECOND = 200;
    private static final Duration TIME = Duration.ofSeconds(Length.of(2, 15, 60));
    private static final Duration WARM_UP = Duration.ofSeconds(Length.of(2, 10, 20));

    private static final List<Way> WAYS = List.of(Way.values());

    /** How many are in the room at a time. */
    private static final int PRESENT = 50;

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);

    /**
     * What a server takes of the machine.
     *
     * @param objects of the room's and the transports' classes, and futures: a reader that is kept by mistake is a few of
     *     them, which no percentage of a heap would show
     */
    private record Taken(int files, int threads, long heap, int objects) {
        static Taken by(ServedProcess server) throws IOException, InterruptedException {
            int objects = server.objectsOf(
                    "duplex.chat.", "duplex.transport.", "duplex.server.", "java.util.concurrent.CompletableFuture");
            return new Taken(server.openFiles(), server.threads(), server.heapAfterCollection(), objects);
        }

        boolean isAtMost(Taken before) {
            return files <= before.files * 1.05
                    && threads <= before.threads * 1.05
                    && heap <= before.heap * 1.05
                    && objects <= before.objects;
        }

        @Override
        public String toString() {
            return files + " files, " + threads + " threads, " + (heap >> 10) + " KiB of heap, " + objects
                    + " objects of ours";
        }
    }

    @Test
    void joinsAndLeavesLeaveNothingBehind() throws Exception {
        try (ServedProcess server = ServedProcess.start(
                "--limit", "hold-seconds=1", "--limit", "comment-seconds=1", "--socketio-connect-timeout", "1000")) {
            String cursor = server.newcomer();
            comeAndGo(server.port(), cursor, WARM_UP);
            everybodyHasGone(server);
            Taken.by(server); // asking takes threads too
            Taken before = Taken.by(server);
            int joined = comeAndGo(server.port(), cursor, TIME);
            Taken after = settled(server, before);
            Promise.kept(
                    "joinsAndLeavesLeaveNothingBehind",
                    "%,d joins and leaves in %d s; before: %s; after: %s",
                    joined,
                    TIME.toSeconds(),
                    before,
                    after);
            assertTrue(after.isAtMost(before), "before: " + before + "; after: " + after);
        }
    }

    /** Waits until the server closes no more files, and lets no more threads go, for longer than it lets them idle. */
    private static void everybodyHasGone(ServedProcess server) {
        int least = server.openFiles() + server.threads();
        for (int quiet = 0; quiet < 60; quiet++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            int now = server.openFiles() + server.threads();
            if (now < least) {
                least = now;
                quiet = 0;
            }
        }
    }

    /** What is taken when it is not more than before, or when the time is over. */
    private static Taken settled(ServedProcess server, Taken before) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        Taken now = Taken.by(server);
        while (!now.isAtMost(before) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            now = Taken.by(server);
        }
        return now;
    }

    /** Sends clients in at a steady rate, one after the other by each way; who has been in longest leaves. */
    private static int comeAndGo(int port, String cursor, Duration time) throws IOException {
        Queue<Socket> present = new ArrayDeque<>();
        long start = System.nanoTime();
        int joined = 0;
        while (System.nanoTime() - start < time.toNanos()) {
            Way way = WAYS.get(joined % WAYS.size());
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream().write(way.guest(cursor).opening().getBytes(StandardCharsets.ISO_8859_1));
            present.add(socket);
            joined++;
            if (present.size() > PRESENT) {
                leave(present.remove(), joined % 2 == 0);
            }
            LockSupport.parkNanos(start + joined * (Duration.ofSeconds(1).toNanos() / A_SECOND) - System.nanoTime());
        }
        for (Socket each : present) {
            leave(each, false);
        }
        return joined;
    }

    /** @param abruptly with a reset instead of an end */
    private static void leave(Socket socket, boolean abruptly) throws IOException {
        socket.setSoLinger(abruptly, 0);
        socket.close();
    }
}
