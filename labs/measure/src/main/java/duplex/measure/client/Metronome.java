package duplex.measure.client;

/** Ticks at a fixed interval, whatever its ticks take. For the loop's thread. */
final class Metronome {

    private final EventLoop loop;
    private final long intervalNanos;

    /** Each start is a new generation, and a tick of an older one does nothing: timers need not be cancelled. */
    private int generation;

    Metronome(EventLoop loop, long intervalNanos) {
        this.loop = loop;
        this.intervalNanos = intervalNanos;
    }

    void start(long firstAt, Runnable tick) {
        generation++;
        schedule(generation, firstAt, tick);
    }

    private void schedule(int mine, long at, Runnable tick) {
        loop.about(at, () -> {
            if (mine == generation) {
                schedule(mine, at + intervalNanos, tick);
                tick.run();
            }
        });
    }

    void stop() {
        generation++;
    }
}
