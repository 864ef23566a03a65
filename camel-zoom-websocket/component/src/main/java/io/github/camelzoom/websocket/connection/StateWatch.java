package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionState.Connected;

/**
 * Measures what only shows in the step from one state to the next, so that the machine that decides need not know of
 * any measuring. Lives on the connection's event loop.
 */
final class StateWatch {

    private final ConnectionListener listener;

    StateWatch(ConnectionListener listener) {
        this.listener = listener;
    }

    /** @param now epoch milliseconds */
    void moved(ConnectionState before, ConnectionState after, long now) {
        if (before == after) {
            return;
        }
        if (before.isReadingPaused() != after.isReadingPaused()) {
            listener.onReading(after.isReadingPaused(), now);
        }
        Link was = before.linkOrNull();
        Link is = after.linkOrNull();
        if (was == null || is == null || was.generation() != is.generation()) {
            return;
        }
        if (isAnswerToTheLast(was.signs(), is.signs())) {
            listener.onHeartbeatAnswered(now - was.signs().heartbeats().sentAt());
        }
        if (hasPredecessor(before) && !hasPredecessor(after)) {
            listener.onPredecessorGone(now - is.since());
        }
    }

    /** Answers name no question; and one that waited in a socket that we did not read says nothing of the way. */
    private static boolean isAnswerToTheLast(SignsOfLife was, SignsOfLife is) {
        Heartbeats asked = was.heartbeats();
        return was.isReadAsItComes()
                && asked.sent() - asked.answered() == 1
                && is.heartbeats().answered() == asked.sent();
    }

    private static boolean hasPredecessor(ConnectionState state) {
        return state instanceof Connected connected && connected.retiring() != null;
    }
}
