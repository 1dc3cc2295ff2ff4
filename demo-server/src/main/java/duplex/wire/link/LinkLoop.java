package duplex.wire.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread of a link: sockets that are ready, pieces that are due, tasks from outside. While nothing is due and
 * nothing comes, it sleeps.
 */
final class LinkLoop {

    private static final long MILLI = 1_000_000;

    /** A selector sleeps for whole milliseconds; so the last two are slept through in naps of this length. */
    private static final long NAP = 100_000;

    private static final int BUFFER_BYTES = 64 * 1024;

    private record Due(long at, long order, Runnable task) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(at - other.at, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final Selector selector;
    private final Thread thread;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private long orders;
    private volatile boolean closed;

    LinkLoop() throws IOException {
        selector = Selector.open();
        thread = new Thread(this::run, "link");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** @param ready runs on the loop's thread when one of the key's interests, none at first, can be followed */
    SelectionKey register(SelectableChannel channel, Runnable ready) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, 0, ready);
    }

    /** Runs a task at an instant of {@link System#nanoTime}. On the loop's thread. */
    void at(long nanos, Runnable task) {
        due.add(new Due(nanos, orders++, task));
    }

    /** For whoever reads next, on the loop's thread; empty it before you return. */
    ByteBuffer buffer() {
        return buffer.clear();
    }

    /** Runs a task on the loop's thread and waits until it is done; when the loop has ended, does nothing. */
    void call(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.add(() -> {
            task.run();
            done.complete(null);
        });
        selector.wakeup();
        while (!done.isDone() && thread.isAlive()) {
            LockSupport.parkNanos(NAP);
        }
        if (!done.isDone()) {
            throw new IllegalStateException("the link is closed");
        }
    }

    private void run() {
        try {
            while (!closed) {
                select();
                runTasks();
                runDue();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }

    private void select() throws IOException {
        long left = due.isEmpty() ? Long.MAX_VALUE : due.element().at() - System.nanoTime();
        if (!tasks.isEmpty() || left <= 0) {
            selector.selectNow(LinkLoop::ready);
        } else if (due.isEmpty()) {
            selector.select(LinkLoop::ready);
        } else if (left >= 2 * MILLI) {
            selector.select(LinkLoop::ready, left / MILLI - 1);
        } else {
            LockSupport.parkNanos(Math.min(left, NAP));
            selector.selectNow(LinkLoop::ready);
        }
    }

    private static void ready(SelectionKey key) {
        ((Runnable) key.attachment()).run();
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Not what falls due meanwhile: the sockets have their turn first. */
    private void runDue() {
        long now = System.nanoTime();
        while (!due.isEmpty() && due.element().at() - now <= 0) {
            due.remove().task().run();
        }
    }

    /** Whatever ended it, a bug too: no connection stays open that nobody serves. */
    private void end() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes every channel and ends the thread. From any other thread. */
    void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
