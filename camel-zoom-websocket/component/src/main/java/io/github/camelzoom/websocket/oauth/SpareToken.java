package io.github.camelzoom.websocket.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A provider that may fetch a token before it is needed. It hands that one out once, as long as half its life is left;
 * after a refusal the next one asked for is fresh.
 */
public final class SpareToken implements ZoomTokenProvider {

    private static final Duration UNTOLD_LIFE = Duration.ofMinutes(40);

    private record Spare(ZoomToken token, Instant goodUntil) {}

    private final ZoomTokenProvider tokens;
    private final Clock clock;
    private final AtomicReference<Spare> spare = new AtomicReference<>();

    public SpareToken(ZoomTokenProvider tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public CompletionStage<ZoomToken> fetchToken() {
        Spare prepared = spare.getAndSet(null);
        return isGood(prepared) ? CompletableFuture.completedStage(prepared.token()) : tokens.fetchToken();
    }

    /** Sees to it that there is one. The stage completes, or fails, as that of a fetch does. */
    public CompletionStage<ZoomToken> prepare() {
        Spare prepared = spare.get();
        return isGood(prepared)
                ? CompletableFuture.completedStage(prepared.token())
                : tokens.fetchToken().thenApply(this::keep);
    }

    private ZoomToken keep(ZoomToken token) {
        // a provider of the user's own may give none
        spare.set(token == null ? null : new Spare(token, goodUntil(token)));
        return token;
    }

    private boolean isGood(Spare prepared) {
        return prepared != null && clock.instant().isBefore(prepared.goodUntil());
    }

    private Instant goodUntil(ZoomToken token) {
        Instant now = clock.instant();
        Duration life = token.expiresAt().map(end -> Duration.between(now, end)).orElse(UNTOLD_LIFE);
        return now.plus(life.dividedBy(2));
    }
}
