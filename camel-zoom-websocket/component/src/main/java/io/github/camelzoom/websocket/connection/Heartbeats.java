package io.github.camelzoom.websocket.connection;

/**
 * How many heartbeats a connection was sent, and how many of them the peer answered. The answers name no question, but
 * they come in its order.
 *
 * @param sentAt the last one, epoch milliseconds; 0 if there was none
 */
record Heartbeats(int sent, int answered, long sentAt) {

    static final Heartbeats NONE = new Heartbeats(0, 0, 0);

    Heartbeats oneSent(long now) {
        return new Heartbeats(sent + 1, answered, now);
    }

    Heartbeats oneAnswered() {
        return new Heartbeats(sent, Math.min(answered + 1, sent), sentAt);
    }

    /** What is not answered by now will not be. */
    Heartbeats allAnswered() {
        return new Heartbeats(sent, sent, sentAt);
    }

    boolean isAnyAnswered() {
        return answered > 0;
    }

    boolean areAllAnswered() {
        return answered == sent;
    }
}
