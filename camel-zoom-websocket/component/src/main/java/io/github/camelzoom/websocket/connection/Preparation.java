package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionInput.TokenFailed;
import io.github.camelzoom.websocket.net.NetworkFailure;
import io.github.camelzoom.websocket.oauth.SpareToken;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.vertx.core.Future;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What can be done for a connection before it is wanted: a token is fetched, and the way to Zoom is gone, without token
 * or subscription. After that its name is known, TLS has a session to resume, and our own classes are loaded. Lives on
 * one event loop.
 */
final class Preparation {

    /** About as old as a token of Zoom's becomes here, so that both are renewed together. */
    private static final long WAY_KNOWN_MILLIS = Duration.ofMinutes(30).toMillis();

    private final SpareToken tokens;
    private final WebSocketClient client;
    private final Supplier<WebSocketConnectOptions> way;
    private final Duration longest;
    private final SteadyClock clock;
    private Long wayGoneAt;

    /** @param longest how long a token may take */
    Preparation(
            SpareToken tokens,
            WebSocketClient client,
            Supplier<WebSocketConnectOptions> way,
            Duration longest,
            SteadyClock clock) {
        this.tokens = tokens;
        this.client = client;
        this.way = way;
        this.longest = longest;
        this.clock = clock;
    }

    /** Renews what has become old. Fails, with words for people, if a connection could not be had now. */
    Future<Void> renew() {
        Future<Void> reached = reachZoom();
        return prepareToken().compose(ready -> reached);
    }

    private Future<Void> prepareToken() {
        CompletionStage<ZoomToken> preparing;
        try {
            preparing = tokens.prepare();
        } catch (RuntimeException e) {
            return withoutToken(e);
        }
        return Future.fromCompletionStage(preparing)
                .timeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                .transform(token -> token.result() != null ? Future.succeededFuture() : withoutToken(token.cause()));
    }

    private Future<Void> reachZoom() {
        if (wayGoneAt != null && clock.millis() - wayGoneAt < WAY_KNOWN_MILLIS) {
            return Future.succeededFuture();
        }
        return client.connect(way.get())
                .compose(WebSocketBase::close)
                .recover(Preparation::unlessAnswered)
                .onSuccess(reached -> wayGoneAt = clock.millis());
    }

    /** Whatever the server says to a request for nothing: it was reached. */
    private static Future<Void> unlessAnswered(Throwable failure) {
        return failure instanceof UpgradeRejectedException
                ? Future.succeededFuture()
                : Future.failedFuture(explain(ConnectionCause.SOCKET_FAILED, NetworkFailure.describe(failure)));
    }

    /** @param failure null when the provider gave nothing */
    private static Future<Void> withoutToken(Throwable failure) {
        TokenFailed failed = TokenFailed.because(0, failure);
        return Future.failedFuture(explain(failed.cause(), failed.detail()));
    }

    private static String explain(ConnectionCause cause, String detail) {
        return Outage.begun(0, cause, detail, Trouble.NONE).explain();
    }
}
