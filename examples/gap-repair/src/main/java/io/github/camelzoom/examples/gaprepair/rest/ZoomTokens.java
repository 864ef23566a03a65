package io.github.camelzoom.examples.gaprepair.rest;

import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.oauth.ZoomTokenProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;

/**
 * The token for REST, of the same app and by the same code as the component's. The component wants a fresh one for every
 * connection; here one serves as long as it lives.
 */
public final class ZoomTokens {
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final long PATIENCE_SECONDS = 60;

    private final ZoomTokenProvider provider;
    private final Clock clock;
    private ZoomToken token;

    public ZoomTokens(ZoomTokenProvider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** Puts it on a request. */
    public synchronized void authorize(Exchange request) throws Exception {
        if (token == null || token.expiresAt().filter(this::isNear).isPresent()) {
            token = provider.fetchToken().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        request.getMessage().setHeader("Authorization", "Bearer " + token.value());
    }

    /** As above, with a new one: Zoom did not take the old. */
    public synchronized void renew(Exchange request) throws Exception {
        token = null;
        authorize(request);
    }

    private boolean isNear(Instant end) {
        return clock.instant().plus(MARGIN).isAfter(end);
    }
}
