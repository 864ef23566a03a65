package io.github.camelzoom.websocket.observation;

/**
 * Gaps in sum.
 *
 * @param count  how many
 * @param millis how long they lasted together, in milliseconds
 */
public record GapSum(long count, long millis) {

    static final GapSum NONE = new GapSum(0, 0);

    GapSum plus(GapSum other) {
        return new GapSum(count + other.count, millis + other.millis);
    }
}
