package io.github.camelzoom.websocket.oauth;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** No token could be had. The message is fit for a log: it says what was answered and holds no secret. */
public final class TokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TokenFailure failure;
    private final transient Duration retryAfter;

    public TokenException(TokenFailure failure, String message) {
        this(failure, message, null);
    }

    /** @param retryAfter how long the server asks us to wait, or null */
    public TokenException(TokenFailure failure, String message, Duration retryAfter) {
        super(message);
        this.failure = Objects.requireNonNull(failure, "failure");
        this.retryAfter = retryAfter;
    }

    public TokenFailure failure() {
        return failure;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
