package duplex.transport.engineio;

import duplex.chat.Registration;
import duplex.transport.Timer;
import java.time.Duration;

/**
 * The server asks in intervals whether the client is there, and the client answers in time. Only this way round: browsers
 * slow down the timers of pages that nobody sees.
 */
final class Heartbeat {

    /** What a look at the clock says. */
    enum Due {
        NOTHING,
        PING,
        /** The pong has not come in time: nobody is there. */
        END
    }

    private final EngineIoOptions options;
    private final Timer timer;
    private final Runnable alarm;
    private Registration waiting = () -> {};

    /** When the next ping is due or, after it, when its pong is overdue. */
    private long dueAt;

    private boolean pinged;

    /** @param alarm called when something is due, to look */
    Heartbeat(EngineIoOptions options, Timer timer, Runnable alarm) {
        this.options = options;
        this.timer = timer;
        this.alarm = alarm;
        this.dueAt = timer.nanoTime();
        wait(options.pingInterval());
    }

    /**
     * What is due now. To be asked at each event and not only at the alarm: a request that comes when the pong is overdue
     * must find the session gone, however late the alarm is.
     */
    Due look() {
        if (timer.nanoTime() - dueAt < 0) {
            return Due.NOTHING;
        }
        if (pinged) {
            return Due.END;
        }
        pinged = true;
        wait(options.pingTimeout());
        return Due.PING;
    }

    /** The client's pong has come. */
    void pong() {
        if (pinged) {
            pinged = false;
            dueAt = timer.nanoTime();
            wait(options.pingInterval());
        }
    }

    private void wait(Duration pause) {
        waiting.close();
        dueAt += pause.toNanos();
        waiting = timer.after(Duration.ofNanos(dueAt - timer.nanoTime()), alarm);
    }

    void stop() {
        waiting.close();
    }
}
