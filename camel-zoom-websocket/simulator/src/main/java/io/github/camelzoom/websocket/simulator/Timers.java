package io.github.camelzoom.websocket.simulator;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Timers of one owner: when it is done, none of them fires any more. Event loop only. */
final class Timers implements AutoCloseable {
    private final Vertx vertx;
    private final Set<Long> running = new HashSet<>();
    private boolean closed;

    Timers(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs the action after the delay; at once, before this call returns, if there is no delay. */
    long after(Duration delay, Runnable action) {
        if (closed) {
            return -1;
        }
        if (delay.toNanos() <= 0) {
            action.run();
            return -1;
        }
        long timer = vertx.setTimer(Math.max(1, delay.toMillis()), id -> {
            running.remove(id);
            action.run();
        });
        running.add(timer);
        return timer;
    }

    void cancel(long timer) {
        if (running.remove(timer)) {
            vertx.cancelTimer(timer);
        }
    }

    void cancelAll() {
        running.forEach(vertx::cancelTimer);
        running.clear();
    }

    @Override
    public void close() {
        closed = true;
        cancelAll();
    }
}
