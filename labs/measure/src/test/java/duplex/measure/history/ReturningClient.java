package duplex.measure.history;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody in the room who comes back whatever happens to the server: posts one chat message after the other, the same
 * again until it is acknowledged, and reads on from its own cursor. Notes everything in a {@link History}.
 */
final class ReturningClient implements Way.Ear {

    /** Between two posts, and before another try: how a person's page behaves, only faster. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final String name;
    private final Way way;
    private final History history;
    private final CountDownLatch posted = new CountDownLatch(1);

    private volatile Way.Place heard;
    private volatile boolean posting = true;
    private volatile boolean listening = true;

    /** @param beginning before the first chat message */
    ReturningClient(String name, Way way, History history, Way.Place beginning) {
        this.name = name;
        this.way = way;
        this.history = history;
        this.heard = beginning;
    }

    void start(ExecutorService threads) {
        threads.execute(this::post);
        threads.execute(this::listen);
    }

    String name() {
        return name;
    }

    /** Posts what it has begun to post, until that is acknowledged, and no more. */
    void finishPosting() {
        posting = false;
    }

    boolean awaitPosted(long seconds) throws InterruptedException {
        return posted.await(seconds, TimeUnit.SECONDS);
    }

    /** Does not come back any more. */
    void leave() {
        listening = false;
    }

    private void post() {
        for (int number = 1; posting; number++) {
            String id = name + "-" + number;
            for (boolean acknowledged = false; !acknowledged; ) {
                acknowledged = post(id);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        posted.countDown();
    }

    private boolean post(String id) {
        try {
            OptionalLong sequence = way.post(name, id);
            history.acknowledged(name, sequence, id);
            return true;
        } catch (IOException e) {
            return false; // no answer, or that it was not kept: the same again
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen() {
        while (listening) {
            try {
                way.listen(heard, this);
            } catch (IOException e) {
                // the server has gone: back as soon as there is one again
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void hear(long sequence, String id) {
        heard = new Way.Place(heard.epoch(), sequence);
        history.saw(name, sequence, id);
    }

    @Override
    public void resync(String reason) {
        history.toldToResync(name, reason);
        listening = false;
    }
}
