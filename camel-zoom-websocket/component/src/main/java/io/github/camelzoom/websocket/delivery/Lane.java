package io.github.camelzoom.websocket.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands items on one at a time, in the order in which they came: the next one only when the one before is done. Holds
 * no thread while an item is being worked on elsewhere. Thread safe.
 *
 * @param <T> what is handed on
 */
public final class Lane<T> {

    /** Works on one item, at once or asynchronously. */
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

    private final Executor executor;
    private final Handler<T> handler;
    private final Queue<T> waiting = new ArrayDeque<>();
    private boolean open;
    private boolean busy;

    /** A closed lane: it collects until {@link #open()}. */
    public Lane(Executor executor, Handler<T> handler) {
        this.executor = executor;
        this.handler = handler;
    }

    /** Begins to hand on what has come and will come. */
    public void open() {
        synchronized (waiting) {
            open = true;
        }
        wake();
    }

    public boolean isOpen() {
        synchronized (waiting) {
            return open;
        }
    }

    public void add(T item) {
        synchronized (waiting) {
            waiting.add(item);
        }
        wake();
    }

    /** Ends handing on: what has not been begun is taken out and returned, in order. */
    public List<T> abandon() {
        synchronized (waiting) {
            open = false;
            List<T> left = new ArrayList<>(waiting);
            waiting.clear();
            return left;
        }
    }

    private void wake() {
        synchronized (waiting) {
            if (busy || !open || waiting.isEmpty()) {
                return;
            }
            busy = true;
        }
        executor.execute(this::run);
    }

    /** The next item, or null and the lane is idle. */
    private T next() {
        synchronized (waiting) {
            T item = open ? waiting.poll() : null;
            busy = item != null;
            return item;
        }
    }

    private void run() {
        T item = next();
        while (item != null && completesAtOnce(item)) {
            item = next();
        }
    }

    /**
     * An item that is done before its handler returns lets this thread go on with the next one, so that a long queue
     * makes no deep stack; one that is done later gets the lane a thread again.
     */
    private boolean completesAtOnce(T item) {
        AtomicReference<Handing> handing = new AtomicReference<>(Handing.RUNNING);
        handler.handle(item, () -> {
            if (handing.getAndSet(Handing.DONE) == Handing.ELSEWHERE) {
                executor.execute(this::run);
            }
        });
        return !handing.compareAndSet(Handing.RUNNING, Handing.ELSEWHERE);
    }
}
