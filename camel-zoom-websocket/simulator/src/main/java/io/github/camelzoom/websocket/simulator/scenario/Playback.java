package io.github.camelzoom.websocket.simulator.scenario;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A scenario being played. Safe to use from any thread. */
public final class Playback {
    /** Events handed over and not taken yet: enough to keep the sink busy, few enough to hold in memory. */
    private static final int IN_FLIGHT = 256;

    private final EventSink sink;
    private final Stream<TimedEvent> events;
    private final Pace pace;
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final CompletableFuture<Void> completion = new CompletableFuture<>();
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread = new Thread(this::run, "zoom-scenario");

    Playback(EventSink sink, Stream<TimedEvent> events, Pace pace) {
        this.sink = sink;
        this.events = events;
        this.pace = pace;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Done when the last event was taken; cancelled after {@link #cancel()}; failed if the events could not be read or
     * sent.
     */
    public CompletableFuture<Void> completion() {
        return completion;
    }

    /** Number of events handed over so far. */
    public long sent() {
        return sent.get();
    }

    /** Ends it: no event is sent after this returns, unless it was being sent. */
    public void cancel() {
        cancelled.countDown();
        thread.interrupt();
    }

    private void run() {
        long start = System.nanoTime();
        try (events) {
            var iterator = events.iterator();
            while (!isCancelled() && iterator.hasNext()) {
                TimedEvent event = iterator.next();
                if (waitUntil(start, pace.due(sent.get(), event.offset()))) {
                    hand(event);
                }
            }
            if (!isCancelled()) {
                room.acquire(IN_FLIGHT);
            }
            finish();
        } catch (InterruptedException e) {
            finish();
        } catch (RuntimeException e) {
            completion.completeExceptionally(e);
        }
    }

    private void finish() {
        if (isCancelled()) {
            completion.cancel(false);
        } else {
            completion.complete(null);
        }
    }

    private void hand(TimedEvent event) throws InterruptedException {
        room.acquire();
        sent.incrementAndGet();
        sink.offer(event.content()).whenComplete((taken, failure) -> {
            room.release();
            if (failure != null) {
                completion.completeExceptionally(failure);
                cancel();
            }
        });
    }

    /** Whether the time came before the cancellation. */
    private boolean waitUntil(long start, Duration due) throws InterruptedException {
        long left = due.toNanos() - (System.nanoTime() - start);
        return left <= 0 ? !isCancelled() : !cancelled.await(left, TimeUnit.NANOSECONDS);
    }

    private boolean isCancelled() {
        return cancelled.getCount() == 0;
    }
}
