package io.github.camelzoom.websocket.benchmarks.server;

import io.github.camelzoom.websocket.benchmarks.event.Batch;
import io.github.camelzoom.websocket.benchmarks.event.StreamName;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * So many events per second, whatever the receiver does: what it does not read waits in memory, and is late. The beat
 * comes from a thread of its own, since timers of an event loop are not finer than a millisecond; an event carries the
 * moment at which it was given to the socket, so that no lateness of the beat is held against a receiver.
 */
final class SteadyRate implements EventStream {

    private static final int WARM_UP_RATE = 15_000;

    private final RawSocket socket;
    private final Batch batch;
    private final int rate;
    private final Promise<Long> stopped = Promise.promise();
    private volatile boolean stopping;
    private volatile boolean warm;
    private long startedAt;
    private long next;

    SteadyRate(RawSocket socket, Batch batch, int rate) {
        this.socket = socket;
        this.batch = batch;
        this.rate = rate;
    }

    @Override
    public void start() {
        startedAt = System.nanoTime();
        Thread beat = new Thread(this::beat, "beat");
        beat.setDaemon(true);
        beat.start();
    }

    private void beat() {
        long due = System.nanoTime();
        while (!stopping && socket.isOpen()) {
            socket.eventLoop().execute(this::sendWhatIsDue);
            due += interval();
            long wait = due - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
        }
        socket.eventLoop().execute(() -> stopped.tryComplete(next));
    }

    private long interval() {
        return TimeUnit.SECONDS.toNanos(1) / (warm ? rate : WARM_UP_RATE);
    }

    private void sendWhatIsDue() {
        long now = System.nanoTime();
        if (!warm && next >= StreamName.WARM_UP_EVENTS) {
            warm = true;
            startedAt = now;
        }
        long before = warm ? StreamName.WARM_UP_EVENTS : 0;
        long dueCount = before + (now - startedAt) * (warm ? rate : WARM_UP_RATE) / TimeUnit.SECONDS.toNanos(1);
        boolean any = next < dueCount;
        while (next < dueCount) {
            socket.write(batch.single(next, System.nanoTime()));
            next++;
        }
        if (any) {
            socket.flush();
        }
    }

    @Override
    public Future<Long> stop() {
        stopping = true;
        return stopped.future();
    }
}
