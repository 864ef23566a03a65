package io.github.camelzoom.websocket.delivery;

import io.github.camelzoom.websocket.delivery.KeyedQueue.Queued;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands items on in several lanes: each lane has one item at a time, and of the items with the same key only one is in
 * any lane, the next one only when it is done. So each key keeps its order, and an item that is stuck holds up those of
 * its key and one lane. With one lane the whole order is kept, whatever the keys.
 *
 * <p>Keys are not tied to lanes: a free lane takes the next item of whatever key. Were keys spread over the lanes by
 * their hash, one that is stuck would hold up others that have nothing to do with it.
 *
 * <p>A lane holds no thread while its item is being worked on elsewhere. Thread safe.
 *
 * @param <T> what is handed on
 */
public final class Lanes<T> {

    /** Works on one item, at once or asynchronously; throws nothing. */
    @FunctionalInterface
    public interface Handler<T> {
        /** @param done to be run exactly once, on any thread, when the item is completed */
        void handle(T item, Runnable done);
    }

    private enum Handing {
        RUNNING,
        DONE,
        ELSEWHERE
    }

    /** In place of all keys when there is one lane. */
    private static final String ANY = "";

    private final int count;
    private final Executor executor;
    private final Handler<T> handler;
    private final Runnable idle;
    private final KeyedQueue<T> waiting = new KeyedQueue<>();
    private int busy;
    private boolean open;

    /**
     * Closed lanes: they collect until {@link #open()}.
     *
     * @param count    how many items are handed on at a time at most, at least 1
     * @param executor has for each lane at most one task that runs and one that waits
     * @param idle     told each time a lane has looked for an item and there is one, this or another, for which nothing
     *                 can be begun; items may still wait for others of their key. Must not block
     */
    public Lanes(int count, Executor executor, Handler<T> handler, Runnable idle) {
        this.count = count;
        this.executor = executor;
        this.handler = handler;
        this.idle = idle;
    }

    /** Begins to hand on what has come and will come. */
    public void open() {
        int waking;
        synchronized (waiting) {
            open = true;
            waking = Math.min(count - busy, waiting.ready());
            busy += waking;
        }
        for (int i = 0; i < waking; i++) {
            execute();
        }
    }

    public boolean isOpen() {
        synchronized (waiting) {
            return open;
        }
    }

    /** @param key of what the item has to stay in order with; null if it need not wait for any other item */
    public void add(String key, T item) {
        synchronized (waiting) {
            boolean ready = waiting.add(count == 1 ? ANY : key, item);
            if (!ready || !open || busy == count) {
                return; // it is taken in its turn
            }
            busy++;
        }
        execute();
    }

    /** Ends handing on: what has not been begun is taken out and returned, in the order in which it came. */
    public List<T> abandon() {
        synchronized (waiting) {
            open = false;
            return waiting.removeAll();
        }
    }

    /** How many lanes have an item or are about to take one. */
    int busy() {
        synchronized (waiting) {
            return busy;
        }
    }

    /** Of how many keys there are items. */
    int keys() {
        synchronized (waiting) {
            return waiting.keys();
        }
    }

    /** Gives one lane a thread. It is that thread that takes an item: if there is no thread any more, none is lost. */
    private void execute() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException e) {
            if (isOpen()) {
                throw e;
            }
        }
    }

    private void run() {
        Queued<T> taken = take();
        while (taken != null && completesAtOnce(taken)) {
            release(taken);
            taken = take();
        }
    }

    /** The next item, or null and the lane is free. */
    private Queued<T> take() {
        Queued<T> taken;
        boolean starved;
        synchronized (waiting) {
            taken = open ? waiting.take() : null;
            if (taken == null) {
                busy--;
            }
            starved = isStarved();
        }
        if (starved) {
            idle.run();
        }
        return taken;
    }

    private boolean isStarved() {
        return open && busy < count && waiting.ready() == 0;
    }

    private void release(Queued<T> done) {
        synchronized (waiting) {
            waiting.release(done);
        }
    }

    /**
     * An item that is done before its handler returns lets this thread go on with the next one, so that a long queue
     * makes no deep stack; one that is done later gets the lane a thread again.
     */
    private boolean completesAtOnce(Queued<T> taken) {
        AtomicReference<Handing> handing = new AtomicReference<>(Handing.RUNNING);
        handler.handle(taken.item(), () -> {
            if (handing.getAndSet(Handing.DONE) == Handing.ELSEWHERE) {
                release(taken);
                if (goesOn()) {
                    execute();
                }
            }
        });
        return !handing.compareAndSet(Handing.RUNNING, Handing.ELSEWHERE);
    }

    /** False if there is nothing for the lane to take, and it is free. */
    private boolean goesOn() {
        boolean starved;
        synchronized (waiting) {
            if (open && waiting.ready() > 0) {
                return true;
            }
            busy--;
            starved = isStarved();
        }
        if (starved) {
            idle.run();
        }
        return false;
    }
}
