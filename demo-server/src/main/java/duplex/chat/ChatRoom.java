package duplex.chat;

import duplex.chat.Reading.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one room: a log that grows at its end, and any number of readers, each with a cursor of its own.
 *
 * <p>Three verbs are all of it. {@link #post} puts a chat message in; {@link #after} answers <em>what came after n?</em>;
 * {@link #whenAfter} says when asking again is worth it. Every transport is a different way to use the same three.
 *
 * <ol>
 *   <li>There is one order, the same for everybody: sequences run from 1 without a gap.
 *   <li>A chat message is kept by the log before anybody sees it, and seen before its post is acknowledged.
 *   <li>Nothing is stored per reader, so that a reader that stops reading costs nobody anything.
 *   <li>All methods may be called by any thread, and none waits for another. One thread at a time appends, for all who
 *       have posted by then, and wakes the readers: the thread of a post where the log does not wait, as in memory, and a
 *       thread of its own where it waits for a disk.
 * </ol>
 */
public final class ChatRoom {

    /** Where somebody without a cursor starts, counted back from the end. */
    public static final int NEWCOMER_SEES = 50;

    private final MessageLog log;
    private final InstantSource clock;
    private final Executor appender;
    private final RememberedIds remembered = new RememberedIds();

    private final Queue<Submission> submissions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unprocessed = new AtomicInteger();

    private final Object visibility = new Object();
    private final Set<Waiter> waiters = new HashSet<>();
    private long visibleEnd;

    private record Submission(Draft draft, CompletableFuture<Posted> answer) {}

    /** A room on a log that does not wait: whoever posts appends. */
    public ChatRoom(MessageLog log, InstantSource clock) {
        this(log, clock, Runnable::run);
    }

    /** @param appender runs what appends; one task is given to it at a time */
    public ChatRoom(MessageLog log, InstantSource clock, Executor appender) {
        this.log = log;
        this.clock = clock;
        this.appender = appender;
        this.visibleEnd = log.end();
        remembered.add(log.after(log.first() - 1, Integer.MAX_VALUE));
    }

    /** The cursor of the newest chat message. */
    public Cursor end() {
        synchronized (visibility) {
            return new Cursor(log.epoch(), visibleEnd);
        }
    }

    /** Where somebody who has no cursor yet starts: {@value #NEWCOMER_SEES} chat messages back, as far as they are kept. */
    public Cursor newcomer() {
        Cursor end = end();
        return end.at(Math.max(end.back(NEWCOMER_SEES).sequence(), oldest().sequence()));
    }

    /** The place before the oldest chat message that is kept. */
    public Cursor oldest() {
        Cursor end = end();
        return end.at(Math.min(log.first() - 1, end.sequence()));
    }

    /**
     * Puts a chat message at the end of the log.
     *
     * <p>Whoever finds nobody appending has the appender append for all who have come by then, in one batch: under load
     * many posts share one append, and with it one wait for the disk.
     *
     * @return completed once the chat message is kept and visible; for an id that the room remembers, the answer it gave
     *     the first time; failed if the log failed, with what the log threw
     */
    public CompletionStage<Posted> post(Draft draft) {
        Submission submission = new Submission(draft, new CompletableFuture<>());
        submissions.add(submission);
        if (unprocessed.getAndIncrement() == 0) {
            appender.execute(this::appendUntilNobodyWaits);
        }
        return submission.answer().minimalCompletionStage();
    }

    private void appendUntilNobodyWaits() {
        int taken;
        do {
            taken = appendWaiting();
        } while (unprocessed.addAndGet(-taken) > 0);
    }

    /** Up to {@code limit} chat messages, at least 1, after {@code cursor}, or why the room cannot go on from there. */
    public Reading after(Cursor cursor, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, was " + limit);
        }
        Cursor end = end();
        if (!cursor.epoch().equals(end.epoch())) {
            return new Reading.Resync(Reason.OTHER_EPOCH, newcomer());
        }
        if (cursor.sequence() > end.sequence()) {
            return new Reading.Resync(Reason.BEYOND_END, newcomer());
        }
        int visible = (int) Math.min(limit, end.sequence() - cursor.sequence());
        List<ChatMessage> messages = visible == 0 ? List.of() : log.after(cursor.sequence(), visible);
        if (messages.size() < visible || (visible > 0 && messages.get(0).sequence() != cursor.sequence() + 1)) {
            return new Reading.Resync(Reason.NO_LONGER_KEPT, cursor.at(log.first() - 1));
        }
        return new Reading.Page(messages, visible == 0 ? cursor : cursor.at(cursor.sequence() + visible));
    }

    /**
     * Calls {@code wake} once, when there is something after {@code cursor}: at once, on this thread, if there is
     * something already, else on the thread that appends what it waited for.
     *
     * @param wake must not block, and must not throw
     */
    public Registration whenAfter(Cursor cursor, Runnable wake) {
        Waiter waiter = new Waiter(cursor.sequence(), wake);
        synchronized (visibility) {
            if (cursor.sequence() >= visibleEnd) {
                waiters.add(waiter);
                return () -> forget(waiter);
            }
        }
        wake.run();
        return () -> {};
    }

    /** A class, not a record: two readers with equal cursors are two waiters. */
    private static final class Waiter {
        final long sequence;
        final Runnable wake;

        Waiter(long sequence, Runnable wake) {
            this.sequence = sequence;
            this.wake = wake;
        }
    }

    /** How many readers wait to be woken. */
    public int waiting() {
        synchronized (visibility) {
            return waiters.size();
        }
    }

    private void forget(Waiter waiter) {
        synchronized (visibility) {
            waiters.remove(waiter);
        }
    }

    /** One thread at a time, guarded by {@link #unprocessed}. Returns how many submissions it dealt with. */
    private int appendWaiting() {
        List<Submission> taken = new ArrayList<>();
        for (Submission next = submissions.poll(); next != null; next = submissions.poll()) {
            taken.add(next);
        }
        try {
            append(taken);
        } catch (RuntimeException | Error e) { // whatever it was: nobody who posted may wait for ever
            taken.forEach(submission -> submission.answer().completeExceptionally(e));
        }
        wakeReaders();
        return taken.size();
    }

    /** The order is the promise: in its place, kept, visible, acknowledged. */
    private void append(List<Submission> taken) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        remembered.forgetOld(now, log.first());
        Cursor cursor = end();
        Map<String, ChatMessage> fresh = new LinkedHashMap<>();
        for (Submission submission : taken) {
            Draft draft = submission.draft();
            if (remembered.posted(draft.id()).isEmpty() && !fresh.containsKey(draft.id())) {
                cursor = cursor.at(cursor.sequence() + 1);
                fresh.put(
                        draft.id(),
                        new ChatMessage(cursor, draft.id(), draft.kind(), draft.author(), draft.text(), now));
            }
        }
        log.append(List.copyOf(fresh.values()));
        remembered.add(fresh.values());
        synchronized (visibility) {
            visibleEnd = cursor.sequence();
        }
        for (Submission submission : taken) {
            submission
                    .answer()
                    .complete(remembered.posted(submission.draft().id()).orElseThrow());
        }
    }

    private void wakeReaders() {
        List<Waiter> woken = new ArrayList<>();
        synchronized (visibility) {
            for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
                Waiter waiter = each.next();
                if (waiter.sequence < visibleEnd) {
                    each.remove();
                    woken.add(waiter);
                }
            }
        }
        woken.forEach(ChatRoom::wake);
    }

    /** A wake that throws is a bug of its own; it must not keep the others from being woken, nor the next post. */
    private static void wake(Waiter waiter) {
        try {
            waiter.wake.run();
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
