package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.protocol.Frame;

/** What can happen to a connection. */
sealed interface ConnectionInput {

    /** The connection is wanted from now on. */
    record Start() implements ConnectionInput {}

    /** The connection is not wanted any more, for good or for a while. */
    record Stop() implements ConnectionInput {}

    /** What comes from an attempt or a connection; it does not move the state once a newer one exists. */
    sealed interface OfGeneration extends ConnectionInput {
        long generation();
    }

    record TokenGranted(long generation, ZoomToken token) implements OfGeneration {}

    /** @param retryAfterMillis how long the server asks us to wait; zero if it does not */
    record TokenFailed(long generation, ConnectionCause cause, String detail, long retryAfterMillis)
            implements OfGeneration {}

    record SocketOpened(long generation) implements OfGeneration {}

    /** @param retryAfterMillis how long the server asks us to wait; zero if it does not */
    record SocketFailed(long generation, ConnectionCause cause, String detail, long retryAfterMillis)
            implements OfGeneration {}

    /** @param code the close code, or null when the connection broke without one */
    record SocketClosed(long generation, Integer code, String detail) implements OfGeneration {}

    record FrameRead(long generation, Frame frame) implements OfGeneration {}

    record ReadingPaused(long generation) implements OfGeneration {}

    record ReadingResumed(long generation) implements OfGeneration {}

    record TimerFired(long generation, ConnectionTimer timer) implements OfGeneration {}
}
