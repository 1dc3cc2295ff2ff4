package duplex.server;

import duplex.chat.Registration;
import duplex.transport.Limit;
import duplex.transport.Limits;
import duplex.transport.Timer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ThreadPool;

/**
 * Gives up on a request whose content has not arrived within {@link Limit#SEND_SECONDS}: whoever waits for it is told
 * with {@link TimeoutException}.
 *
 * <p>The connection's idle timeout does not do that. Each byte starts it anew, so that a client which sends one now and
 * then would keep what has come so far in memory for as long as it likes. A content that is there at once, as nearly all
 * are, costs no timer.
 */
final class ContentDeadline extends Handler.Wrapper {

    private final Limits limits;
    private final Timer timer;

    ContentDeadline(Limits limits, Timer timer) {
        this.limits = limits;
        this.timer = timer;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(new Awaited(request), response, callback);
    }

    /** One thread at a time reads, as Jetty has it. */
    private final class Awaited extends Request.Wrapper {

        /** Asked for in time: a request that has ended does not know it any more. */
        private final Executor threads;

        private Optional<Registration> limit = Optional.empty();

        /**
         * What waits for more to come. Whoever takes it runs it: Jetty when there is more, or the timer. So the timer has
         * nothing to do with Jetty's channel, which at that very moment may end this request and begin another.
         */
        private final AtomicReference<Optional<Runnable>> waiting = new AtomicReference<>(Optional.empty());

        /** Set by the timer's thread, while the reader may be anywhere. */
        private volatile boolean late;

        Awaited(Request request) {
            super(request);
            this.threads = request.getComponents().getExecutor();
        }

        /** Whoever asks for this has found that not all is there yet. */
        @Override
        public void demand(Runnable demandCallback) {
            if (limit.isEmpty()) {
                Registration started = timer.after(limits.time(Limit.SEND_SECONDS), this::giveUp);
                Request.addCompletionListener(getWrapped(), failure -> started.close());
                limit = Optional.of(started);
            }
            waiting.set(Optional.of(demandCallback));
            if (late) {
                giveUp(); // the timer found nobody waiting yet
            } else {
                super.demand(this::wake);
            }
        }

        @Override
        public Content.Chunk read() {
            if (late) {
                return Content.Chunk.from(new TimeoutException("content took too long"));
            }
            Content.Chunk chunk = super.read();
            if (chunk != null && chunk.isLast()) {
                limit.ifPresent(Registration::close);
            }
            return chunk;
        }

        private void giveUp() {
            late = true;
            ThreadPool.executeImmediately(threads, this::wake);
        }

        /** Lets whoever waits read on, and find out. */
        private void wake() {
            waiting.getAndSet(Optional.empty()).ifPresent(Runnable::run);
        }
    }
}
