package duplex.measure.claims;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Something that happens on another thread while an experiment is busy. */
final class Later {

    /** What is to happen. */
    @FunctionalInterface
    interface Deed {
        void run() throws IOException;
    }

    private final CompletableFuture<Void> done;

    private Later(CompletableFuture<Void> done) {
        this.done = done;
    }

    /** Begins at once. */
    static Later now(Deed deed) {
        return after(0, deed);
    }

    static Later after(long millis, Deed deed) {
        return new Later(CompletableFuture.runAsync(
                () -> {
                    try {
                        deed.run();
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, Later::onItsOwnThread)));
    }

    /** It may block. */
    private static void onItsOwnThread(Runnable task) {
        Thread thread = new Thread(task, "duplex-claims-later");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until it has happened, and fails as it did. */
    void join() throws IOException {
        try {
            done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw e;
        }
    }
}
