package io.github.camelzoom.websocket.connection;

/**
 * A time in which no connection was accepted. Zoom keeps nothing for later, so the events of that time are lost.
 *
 * @param from  the last frame heard before it, epoch milliseconds
 * @param to    the acceptance after it, epoch milliseconds
 * @param cause what began it
 */
public record Gap(long from, long to, ConnectionCause cause) {

    public long durationMillis() {
        return to - from;
    }
}
