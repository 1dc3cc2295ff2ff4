package duplex.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChatRoomTest {

    private Instant now = Instant.parse("2026-11-22T09:00:00.123456Z");
    private final MessageLog log = new MemoryLog("k3f9", 100);
    private final ChatRoom room = new ChatRoom(log, () -> now);

    @Test
    void sequencesRunFromOneWithoutAGap() {
        assertEquals("k3f9.1", post("a").cursor().toString());
        assertEquals("k3f9.2", post("b").cursor().toString());
        assertEquals(List.of("a", "b"), ids(page(0, 10)));
    }

    @Test
    void aChatMessageCarriesTheMillisecondItWasTakenIn() {
        post("a");
        assertEquals(
                Instant.parse("2026-11-22T09:00:00.123Z"),
                page(0, 1).messages().get(0).at());
    }

    @Test
    void theSameIdAgainIsTheSameChatMessage() {
        Posted first = post("a");
        post("b");
        assertEquals(first, post("a"));
        assertEquals(List.of("a", "b"), ids(page(0, 10)));
    }

    @Test
    void anIdIsRememberedForAsLongAsItsChatMessageIsKept() {
        post("a");
        now = now.plus(Duration.ofDays(1));
        assertEquals(1, post("a").cursor().sequence());
    }

    @Test
    void anIdIsRememberedForTwoMinutesEvenIfItsChatMessageIsNotKept() {
        post("a");
        LongStream.rangeClosed(1, 100).forEach(n -> post("m" + n));
        assertEquals(2, log.first());
        now = now.plus(Duration.ofMinutes(2));
        assertEquals(1, post("a").cursor().sequence());
        now = now.plusMillis(1);
        assertEquals(102, post("a").cursor().sequence());
    }

    @Test
    void aRoomOnAnOldLogRemembersItsLatestIds() {
        post("a");
        assertEquals(1, join(new ChatRoom(log, () -> now), draft("a")).cursor().sequence());
    }

    @Test
    void aPageEndsAtItsLimitAndTheNextOneGoesOnFromItsCursor() {
        LongStream.rangeClosed(1, 5).forEach(n -> post("m" + n));
        Reading.Page first = page(0, 3);
        assertEquals(List.of("m1", "m2", "m3"), ids(first));
        assertEquals(List.of("m4", "m5"), ids(page(first.cursor().sequence(), 3)));
    }

    @Test
    void nothingNewIsAnEmptyPageAndTheSameCursor() {
        post("a");
        assertEquals(new Reading.Page(List.of(), cursor(1)), room.after(cursor(1), 10));
    }

    @Test
    void aCursorOfAnotherEpochIsTold() {
        assertEquals(new Reading.Resync(Reading.Reason.OTHER_EPOCH, cursor(0)), room.after(new Cursor("old", 7), 10));
    }

    @Test
    void aCursorBeyondTheEndIsTold() {
        post("a");
        assertEquals(new Reading.Resync(Reading.Reason.BEYOND_END, cursor(0)), room.after(cursor(2), 10));
    }

    @Test
    void aCursorWhoseNextIsNoLongerKeptIsToldAndGoesOnFromTheOldest() {
        LongStream.rangeClosed(1, 103).forEach(n -> post("m" + n));
        assertEquals(new Reading.Resync(Reading.Reason.NO_LONGER_KEPT, cursor(3)), room.after(cursor(2), 10));
        assertEquals(List.of("m4"), ids(page(3, 1)));
    }

    @Test
    void aNewcomerStartsFiftyBackOrAtTheBeginning() {
        assertEquals(cursor(0), room.newcomer());
        LongStream.rangeClosed(1, 60).forEach(n -> post("m" + n));
        assertEquals(cursor(10), room.newcomer());
    }

    @Test
    void aNewcomerToARoomThatKeepsLessStartsAtTheOldestAndIsToldOfNoGap() {
        ChatRoom small = new ChatRoom(new MemoryLog("k3f9", 20), () -> now);
        LongStream.rangeClosed(1, 60).forEach(n -> join(small, draft("m" + n)));
        assertEquals(cursor(40), small.newcomer());
        assertEquals(
                20,
                assertInstanceOf(Reading.Page.class, small.after(small.newcomer(), 50))
                        .messages()
                        .size());
    }

    @Test
    void aReaderIsWokenOnceWhenSomethingComes() {
        AtomicInteger woken = new AtomicInteger();
        room.whenAfter(cursor(0), woken::incrementAndGet);
        assertEquals(0, woken.get());
        post("a");
        post("b");
        assertEquals(1, woken.get());
    }

    @Test
    void aReaderIsWokenAtOnceWhenSomethingIsThereAlready() {
        post("a");
        AtomicInteger woken = new AtomicInteger();
        room.whenAfter(cursor(0), woken::incrementAndGet);
        assertEquals(1, woken.get());
    }

    @Test
    void aReaderThatTookItsRegistrationBackIsNotWoken() {
        AtomicInteger woken = new AtomicInteger();
        room.whenAfter(cursor(0), woken::incrementAndGet).close();
        post("a");
        assertEquals(0, woken.get());
    }

    @Test
    void whoIsWokenAlreadySeesWhatItWasWokenFor() {
        List<List<String>> seen = new ArrayList<>();
        room.whenAfter(cursor(0), () -> seen.add(ids(page(0, 10))));
        post("a");
        assertEquals(List.of(List.of("a")), seen);
    }

    @Test
    void aReaderMayPostWhenItIsWokenAsLongAsItDoesNotWait() {
        room.whenAfter(cursor(0), () -> room.post(draft("reply")));
        post("a");
        assertEquals(List.of("a", "reply"), ids(page(0, 10)));
    }

    @Test
    void aPostFailsWhenTheLogDoesAndTheNextOneIsTaken() {
        AtomicInteger left = new AtomicInteger(1);
        MessageLog failingOnce = new ForwardingLog(log) {
            @Override
            public void append(List<ChatMessage> batch) {
                if (left.getAndDecrement() > 0) {
                    throw new IllegalStateException("disk full");
                }
                super.append(batch);
            }
        };
        ChatRoom fragile = new ChatRoom(failingOnce, () -> now);
        assertThrows(CompletionException.class, () -> join(fragile, draft("a")));
        assertEquals(1, join(fragile, draft("a")).cursor().sequence());
    }

    /** What happened without one sequencer: two clients disagreed at 1,927 of 20,000 positions. */
    @Test
    void sixteenPostersAndTwoReadersAgreeOnOneOrder() throws Exception {
        ChatRoom large = new ChatRoom(new MemoryLog(20_000), () -> now);
        Follower one = new Follower(large, 20_000);
        Follower other = new Follower(large, 20_000);
        ExecutorService posters = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> posting = new ArrayList<>();
            for (int poster = 0; poster < 16; poster++) {
                int name = poster;
                posting.add(posters.submit(() ->
                        LongStream.range(0, 1_250).forEach(n -> join(large, draft(name + "-" + n)))));
            }
            for (Future<?> each : posting) {
                each.get();
            }
            assertTrue(one.finished.await(10, TimeUnit.SECONDS), () -> "one reader saw " + one.seen.size());
            assertTrue(other.finished.await(10, TimeUnit.SECONDS), () -> "the other saw " + other.seen.size());
        } finally {
            posters.shutdownNow();
        }
        assertEquals(LongStream.rangeClosed(1, 20_000).boxed().toList(), one.sequences());
        assertEquals(one.seen, other.seen);
        assertEquals(20_000, one.seen.stream().map(ChatMessage::id).distinct().count());
    }

    /** Reads as a streaming transport does: read, wait to be woken, read on. */
    private static final class Follower {
        final List<ChatMessage> seen = new ArrayList<>();
        final CountDownLatch finished = new CountDownLatch(1);
        private final ChatRoom room;
        private final int expected;

        Follower(ChatRoom room, int expected) {
            this.room = room;
            this.expected = expected;
            room.whenAfter(room.newcomer(), this::read);
        }

        private synchronized void read() {
            Cursor cursor = seen.isEmpty()
                    ? room.end().at(0)
                    : seen.get(seen.size() - 1).cursor();
            Reading.Page page = assertInstanceOf(Reading.Page.class, room.after(cursor, 100));
            seen.addAll(page.messages());
            if (seen.size() == expected) {
                finished.countDown();
            } else {
                room.whenAfter(page.cursor(), this::read);
            }
        }

        synchronized List<Long> sequences() {
            return seen.stream().map(ChatMessage::sequence).toList();
        }
    }

    private Posted post(String id) {
        return join(room, draft(id));
    }

    private static Posted join(ChatRoom room, Draft draft) {
        try {
            return room.post(draft).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Draft draft(String id) {
        return new Draft(id, Kind.CHAT, "민수", "안녕");
    }

    private static Cursor cursor(long sequence) {
        return new Cursor("k3f9", sequence);
    }

    private Reading.Page page(long after, int limit) {
        return assertInstanceOf(Reading.Page.class, room.after(cursor(after), limit));
    }

    private static List<String> ids(Reading.Page page) {
        return page.messages().stream().map(ChatMessage::id).toList();
    }

    /** Hands everything on to another log, for tests that change one thing. */
    private static class ForwardingLog implements MessageLog {
        private final MessageLog log;

        ForwardingLog(MessageLog log) {
            this.log = log;
        }

        @Override
        public String epoch() {
            return log.epoch();
        }

        @Override
        public void append(List<ChatMessage> batch) {
            log.append(batch);
        }

        @Override
        public long first() {
            return log.first();
        }

        @Override
        public long end() {
            return log.end();
        }

        @Override
        public List<ChatMessage> after(long sequence, int limit) {
            return log.after(sequence, limit);
        }
    }
}
