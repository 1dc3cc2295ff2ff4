package duplex.measure.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * One thread that serves every measuring client: sockets that are ready, timers that are due, tasks from outside.
 *
 * <p>Whatever runs here must not block. A client's methods are called on this thread and nowhere else, so that no client
 * needs a lock.
 */
public final class EventLoop implements AutoCloseable {

    private static final long MILLI = 1_000_000;
    private static final int BUFFER_BYTES = 256 * 1024;

    private record Timer(long at, long order, Runnable task) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(at - other.at, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Selector selector;
    private final Thread thread;
    private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> exact = new PriorityQueue<>();
    private final PriorityQueue<Timer> about = new PriorityQueue<>();
    private long timers;
    private volatile boolean closed;
    private volatile Optional<RuntimeException> bug = Optional.empty();

    public EventLoop() throws IOException {
        selector = Selector.open();
        thread = new Thread(this::run, "duplex-clients");
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs a task on the loop's thread. From any thread. */
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /**
     * Asks something on the loop's thread and waits for the answer. From any other thread.
     *
     * @throws IllegalStateException when a client has a bug: its exception is the cause
     */
    public <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        execute(() -> {
            if (bug.isPresent()) {
                answer.completeExceptionally(bug.get());
            } else {
                answer(question, answer);
            }
        });
        try {
            return answer.join();
        } catch (java.util.concurrent.CompletionException e) {
            throw new IllegalStateException("a measuring client failed", e.getCause());
        }
    }

    /** Whoever asks is waiting: a question that fails must be answered too. */
    private static <T> void answer(Supplier<T> question, CompletableFuture<T> answer) {
        try {
            answer.complete(question.get());
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /**
     * Runs a task at an instant of {@link System#nanoTime}, to within microseconds: the loop spins through the last
     * millisecond, because a selector only knows whole ones, and looks again between two connections that are ready. For
     * sending. On the loop's thread.
     */
    public void at(long nanos, Runnable task) {
        exact.add(new Timer(nanos, timers++, task));
    }

    /** The same, up to about 1 ms late, without spinning. For polls. On the loop's thread. */
    public void about(long nanos, Runnable task) {
        about.add(new Timer(nanos, timers++, task));
    }

    SelectionKey register(SocketChannel channel, Connection connection) throws IOException {
        return channel.register(selector, SelectionKey.OP_CONNECT, connection);
    }

    /** How many connections are open, those included that wait for the server's goodbye. On the loop's thread. */
    public int connections() {
        return selector.keys().size();
    }

    /** Shared by all connections, each of which reads into it and parses before the next one's turn. */
    ByteBuffer readBuffer() {
        return readBuffer.clear();
    }

    private void run() {
        try {
            while (!closed) {
                select();
                runTasks();
                runDue(exact);
                runDue(about);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void select() throws IOException {
        long now = System.nanoTime();
        long untilExact = exact.isEmpty() ? Long.MAX_VALUE : exact.peek().at() - now - MILLI;
        long untilAbout = about.isEmpty() ? Long.MAX_VALUE : about.peek().at() - now + MILLI - 1;
        long millis = Math.min(untilExact, untilAbout) / MILLI;
        if (!tasks.isEmpty() || millis <= 0) {
            selector.selectNow(this::ready);
        } else if (millis > Integer.MAX_VALUE) {
            selector.select(this::ready);
        } else {
            selector.select(this::ready, millis);
        }
    }

    private void ready(SelectionKey key) {
        guarded(((Connection) key.attachment())::ready);
        runDue(exact); // a send that is due need not wait until twenty pages are read
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
        }
    }

    private void runDue(PriorityQueue<Timer> queue) {
        while (!queue.isEmpty() && queue.peek().at() - System.nanoTime() <= 0) {
            guarded(queue.remove().task());
            if (queue == about) {
                runDue(exact);
            }
        }
    }

    /** A bug in one client must not stop the others' bytes from being counted; whoever {@linkplain #ask asks} is told. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            if (bug.isEmpty()) {
                bug = Optional.of(e);
            }
        }
    }

    /** Closes every connection and ends the thread. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
