package io.github.camelzoom.examples.quickstart;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into a request that the main thread obeys: the Java machine waits, for a bounded time, until the main
 * thread has put everything away.
 */
final class StopSignal implements AutoCloseable {
    private static final long LONGEST_STOP_SECONDS = 40;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    /** Listens to Ctrl-C and to requests to terminate from now on. */
    static StopSignal listening() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stopAndWait, "quickstart-stop"));
        return signal;
    }

    private void stopAndWait() {
        asked.countDown();
        try {
            done.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks to stop. */
    void ask() {
        asked.countDown();
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /**
     * Waits for the request.
     *
     * @return whether it came in time
     */
    boolean await(Duration timeout) throws InterruptedException {
        return asked.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Everything is put away: the program may end. */
    @Override
    public void close() {
        done.countDown();
    }
}
