package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.oauth.TokenException;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** What can happen to a connection. */
sealed interface ConnectionInput {

    /** The connection is wanted from now on. */
    record Start() implements ConnectionInput {}

    /** The connection is not wanted any more, for good or for a while. */
    record Stop() implements ConnectionInput {}

    /** Seek a successor now, whatever the token's age. */
    record Rotate() implements ConnectionInput {}

    /** Take the subscription over from the client that has it, or try again at once. */
    record TakeOver() implements ConnectionInput {}

    /** Give the connection up, whatever it is worth, and connect anew; leaves a gap. */
    record Reconnect() implements ConnectionInput {}

    /** The sockets are not read any more. */
    record ReadingPaused() implements ConnectionInput {}

    record ReadingResumed() implements ConnectionInput {}

    /** What comes from an attempt or a connection; it does not move the state once a newer one exists. */
    sealed interface OfGeneration extends ConnectionInput {
        long generation();
    }

    /** @param endsAt when the token ends by the clock of the connection, epoch milliseconds; null when unknown */
    record TokenGranted(long generation, ZoomToken token, Long endsAt) implements OfGeneration {}

    /** @param retryAfterMillis how long the server asks us to wait; zero if it does not */
    record TokenFailed(long generation, ConnectionCause cause, String detail, long retryAfterMillis)
            implements OfGeneration {

        /** @param failure what a token provider failed with, a user's own too; null for a provider that gave nothing */
        static TokenFailed because(long generation, Throwable failure) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause instanceof TokenException known) {
                long retryAfter = known.retryAfter().map(Duration::toMillis).orElse(0L);
                return new TokenFailed(generation, ConnectionCause.of(known.failure()), known.getMessage(), retryAfter);
            }
            String detail = cause == null
                    ? "the token provider gave no token"
                    : "the token provider failed with " + cause.getClass().getSimpleName();
            return new TokenFailed(generation, ConnectionCause.TOKEN_UNAVAILABLE, detail, 0);
        }
    }

    record SocketOpened(long generation) implements OfGeneration {}

    /** @param retryAfterMillis how long the server asks us to wait; zero if it does not */
    record SocketFailed(long generation, ConnectionCause cause, String detail, long retryAfterMillis)
            implements OfGeneration {}

    /**
     * @param code      the close code, or null when the connection broke without one
     * @param displaced the reason speaks of another client, and no frame did
     */
    record SocketClosed(long generation, Integer code, String detail, boolean displaced) implements OfGeneration {}

    record FrameRead(long generation, Frame frame) implements OfGeneration {}

    record TimerFired(long generation, ConnectionTimer timer) implements OfGeneration {}
}
