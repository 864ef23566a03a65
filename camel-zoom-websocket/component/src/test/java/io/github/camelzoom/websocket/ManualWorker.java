package io.github.camelzoom.websocket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs what is due on the caller's thread, in a time that only moves when it is told to. */
final class ManualWorker extends AbstractExecutorService implements ScheduledExecutorService {

    private final List<Task> tasks = new ArrayList<>();
    private long now;

    ManualWorker(long now) {
        this.now = now;
    }

    long now() {
        return now;
    }

    /** Time passes, and all that becomes due in it runs when it is due. */
    void advance(Duration time) {
        long until = now + time.toMillis();
        for (Task next = next(until); next != null; next = next(until)) {
            now = Math.max(now, next.dueAt);
            next.runNow();
        }
        now = until;
    }

    /** Time passes, and nothing runs until it is over, as in a process that was stopped. */
    void freeze(Duration time) {
        sleep(time);
        advance(Duration.ZERO);
    }

    /** As {@link #freeze}, and what became due has not run yet. */
    void sleep(Duration time) {
        now += time.toMillis();
    }

    private Task next(long until) {
        tasks.removeIf(Task::isDone);
        return tasks.stream()
                .filter(task -> task.dueAt <= until)
                .min(Comparator.comparingLong(task -> task.dueAt))
                .orElse(null);
    }

    /** The same time. */
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(now);
            }
        };
    }

    @Override
    public void execute(Runnable command) {
        command.run();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, now + unit.toMillis(delay), 0);
        tasks.add(task);
        return task;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
        Task task = new Task(command, now + unit.toMillis(first), unit.toMillis(delay));
        tasks.add(task);
        return task;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        tasks.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        tasks.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {

        private final long repeatAfter;
        private long dueAt;

        Task(Runnable command, long dueAt, long repeatAfter) {
            super(command, null);
            this.dueAt = dueAt;
            this.repeatAfter = repeatAfter;
        }

        void runNow() {
            if (repeatAfter == 0) {
                run();
            } else if (runAndReset()) {
                dueAt = now + repeatAfter;
            }
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(dueAt - now, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }
    }
}
