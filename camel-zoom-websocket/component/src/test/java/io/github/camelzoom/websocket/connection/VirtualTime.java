package io.github.camelzoom.websocket.connection;

import java.util.PriorityQueue;

/** A clock that moves only from one thing due to the next. What is due at the same time runs in the order asked for. */
final class VirtualTime {

    /** Something due, which may be called off. */
    static final class Due implements Comparable<Due> {
        private final long at;
        private final long order;
        private Runnable action;

        private Due(long at, long order, Runnable action) {
            this.at = at;
            this.order = order;
            this.action = action;
        }

        void cancel() {
            action = null;
        }

        @Override
        public int compareTo(Due other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Due> queue = new PriorityQueue<>(64);
    private long now;
    private long order;

    VirtualTime(long now) {
        this.now = now;
    }

    long now() {
        return now;
    }

    Due after(long millis, Runnable action) {
        return at(now + millis, action);
    }

    Due at(long time, Runnable action) {
        Due due = new Due(Math.max(now, time), order++, action);
        queue.add(due);
        return due;
    }

    /** Runs what is due until a time, which it then is. */
    void runUntil(long end) {
        while (!queue.isEmpty() && queue.peek().at <= end) {
            Due next = queue.poll();
            if (next.action != null) {
                now = next.at;
                next.action.run();
            }
        }
        now = end;
    }
}
