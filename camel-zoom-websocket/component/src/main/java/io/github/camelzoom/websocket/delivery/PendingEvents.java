package io.github.camelzoom.websocket.delivery;

/**
 * Counts what was received and is not yet completed, and says when to stop reading: at the limit, until half of it is
 * done. The distance between the two keeps the socket from being paused and resumed at each event. When there is nothing
 * to do in spite of what is pending, any room is enough: what fills the rest may be stuck for long. Thread safe.
 */
public final class PendingEvents {

    private final int limit;
    private final int resumeAt;
    private final Runnable roomAgain;
    private int count;
    private boolean full;
    private boolean patient = true;

    /**
     * @param limit     at least 1
     * @param roomAgain called on the completing thread or idle thread each time reading may go on; must not block
     */
    public PendingEvents(int limit, Runnable roomAgain) {
        this.limit = limit;
        this.resumeAt = limit / 2;
        this.roomAgain = roomAgain;
    }

    public synchronized void received() {
        count++;
        if (count >= limit) {
            full = true;
        }
    }

    public void completed() {
        if (completedMakesRoom()) {
            roomAgain.run();
        }
    }

    private synchronized boolean completedMakesRoom() {
        count--;
        notifyAll();
        boolean room = full && count <= resumeAt;
        if (room) {
            full = false;
        }
        return room;
    }

    /** There is nothing to begin with, whatever is pending: reading goes on if there is room for a single event. */
    public void idle() {
        if (idleFindsRoom()) {
            roomAgain.run();
        }
    }

    private synchronized boolean idleFindsRoom() {
        boolean room = full && count < limit;
        if (room) {
            full = false;
        }
        return room;
    }

    public synchronized int count() {
        return count;
    }

    /** True from reaching the limit until half of it is completed, or {@link #idle} finds room. */
    public synchronized boolean isFull() {
        return full;
    }

    /**
     * Waits until nothing is pending, or nobody wants to wait any more.
     *
     * @return false if something still was at the end of the wait
     */
    public synchronized boolean awaitNone(long timeoutMillis) throws InterruptedException {
        long end = System.nanoTime() + timeoutMillis * 1_000_000;
        while (count > 0 && patient) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return count <= 0;
    }

    /** Ends every wait for completion, now and later. */
    public synchronized void giveUpWaiting() {
        patient = false;
        notifyAll();
    }
}
