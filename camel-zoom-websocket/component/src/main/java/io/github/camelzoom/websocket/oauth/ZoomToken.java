package io.github.camelzoom.websocket.oauth;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An OAuth access token of Zoom. Opaque: its form changed before and says nothing that this component relies on.
 * Its text is a secret, so {@link #toString()} does not show it.
 */
public final class ZoomToken {

    /**
     * An end after this is as good as none, and one before the epoch as good as that: both can be reckoned with in
     * milliseconds.
     */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final String value;
    private final Instant expiresAt;
    private final TokenGrant grant;

    private ZoomToken(String value, Instant expiresAt, TokenGrant grant) {
        this.value = Objects.requireNonNull(value, "value");
        this.expiresAt = expiresAt;
        this.grant = grant;
    }

    /** A token that says when it ends. Zoom's live one hour; an end beyond the year 9999 counts as unknown. */
    public static ZoomToken expiringAt(String value, Instant expiresAt) {
        if (expiresAt.isAfter(LATEST)) {
            return of(value);
        }
        return new ZoomToken(value, expiresAt.isBefore(Instant.EPOCH) ? Instant.EPOCH : expiresAt, TokenGrant.UNTOLD);
    }

    /** A token of unknown life; the connection made with it is kept until Zoom ends it. */
    public static ZoomToken of(String value) {
        return new ZoomToken(value, null, TokenGrant.UNTOLD);
    }

    /** This token with what it was granted for; nothing of the connection depends on that. */
    public ZoomToken with(TokenGrant granted) {
        return new ZoomToken(value, expiresAt, granted);
    }

    /** The secret itself. Never log it, nor a URL that holds it. */
    public String value() {
        return value;
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** What it was granted for, as far as it was told. */
    public TokenGrant grant() {
        return grant;
    }

    @Override
    public String toString() {
        return "ZoomToken[expiresAt=" + expiresAt + "]";
    }
}
