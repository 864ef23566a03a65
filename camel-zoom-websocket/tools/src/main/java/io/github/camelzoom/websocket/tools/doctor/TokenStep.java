package io.github.camelzoom.websocket.tools.doctor;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.net.NetworkFailure;
import io.github.camelzoom.websocket.oauth.OAuthClient;
import io.github.camelzoom.websocket.oauth.TokenException;
import io.github.camelzoom.websocket.oauth.TokenFailure;
import io.github.camelzoom.websocket.oauth.TokenGrant;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches the token that the connection is then made with. */
final class TokenStep {

    /** Tokens without it have been seen to be refused; Zoom does not document that it is needed. */
    private static final String CONNECTION_SCOPE = "marketplace:write:websocket_connection";

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Setup setup;
    private ZoomToken token;

    TokenStep(Vertx vertx, Setup setup) {
        this.vertx = vertx;
        this.setup = setup;
    }

    Finding run() throws InterruptedException {
        Stopwatch watch = new Stopwatch();
        OAuthClient client = new OAuthClient(
                vertx.createHttpClient(setup.transport().httpClientOptions()), setup.oauth(), Clock.systemUTC());
        try {
            token = client.fetchToken()
                    .toCompletableFuture()
                    .get(setup.connectTimeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
            return granted(watch.words());
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (TimeoutException e) {
            return Finding.failed(Step.TOKEN, ConnectionCause.TOKEN_UNAVAILABLE, "no answer in time");
        }
    }

    private static Finding failed(Throwable cause) {
        return cause instanceof TokenException known
                ? Finding.failed(Step.TOKEN, ConnectionCause.of(known.failure()), known.getMessage())
                : Finding.failed(
                        Step.TOKEN, ConnectionCause.of(TokenFailure.UNAVAILABLE), NetworkFailure.describe(cause));
    }

    private Finding granted(String time) {
        TokenGrant grant = token.grant();
        String life = token.expiresAt()
                .map(end -> "lives "
                        + Math.round(Duration.between(Instant.now(), end).toMillis() / 1000.0) + " s")
                .orElse("of unknown life");
        String api = grant.apiUrl().isEmpty() ? "" : ", api_url " + NetworkFailure.scrub(grant.apiUrl());
        String scopes = grant.scopes().isEmpty()
                ? ", scopes not told"
                : ", scopes: " + NetworkFailure.scrub(String.join(" ", grant.scopes()));
        return Finding.ok(Step.TOKEN, "HTTP 200 in " + time + ", " + life + api + scopes, scopeHint());
    }

    /** What to know about the token's scopes if the connection is refused; empty if there is nothing to say. */
    String scopeHint() {
        boolean told = token != null && !token.grant().scopes().isEmpty();
        return told && !token.grant().scopes().contains(CONNECTION_SCOPE)
                ? "The scope " + CONNECTION_SCOPE + " is not among the token's. Zoom has been seen to refuse the"
                        + " connection then."
                : "";
    }

    /** The token; null if there is none. */
    ZoomToken token() {
        return token;
    }
}
