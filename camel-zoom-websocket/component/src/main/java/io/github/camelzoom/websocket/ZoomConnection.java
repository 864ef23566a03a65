package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionListener;
import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.connection.SteadyClock;
import io.github.camelzoom.websocket.connection.Subscription;
import io.github.camelzoom.websocket.observation.ConnectionFigures;
import io.github.camelzoom.websocket.observation.ConnectionSnapshot;
import io.github.camelzoom.websocket.observation.Metering;
import io.github.camelzoom.websocket.observation.Metering.Registration;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A subscription's connection as Camel's threads use it: stopping waits, but never for long. */
final class ZoomConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ZoomConnection.class);

    /** Longer than the WebSocket client's own closing timeout. */
    private static final long STOP_TIMEOUT_SECONDS = 5;

    private final String subscriptionId;
    private final Subscription subscription;
    private final HttpClient http;
    private final ConnectionFigures figures;
    private final long livenessTimeoutMillis;
    private final Registration meters;

    /** @param http the client of the built-in token provider, or null */
    ZoomConnection(
            String subscriptionId,
            Subscription subscription,
            HttpClient http,
            ConnectionFigures figures,
            long livenessTimeoutMillis,
            Metering metering) {
        this.subscriptionId = subscriptionId;
        this.subscription = subscription;
        this.http = http;
        this.figures = figures;
        this.livenessTimeoutMillis = livenessTimeoutMillis;
        this.meters = metering.connection(subscriptionId, this::snapshot, figures);
    }

    /** Where it stands and what happened to it; for any thread, without waiting. */
    ConnectionSnapshot snapshot() {
        // the state first: a time from before it would make things that have just happened lie ahead
        ConnectionState state = subscription.state();
        long now = SteadyClock.shared().millis();
        return new ConnectionSnapshot(now, subscriptionId, state, livenessTimeoutMillis, figures.counts());
    }

    void resetFigures() {
        figures.reset();
    }

    Subscription subscription() {
        return subscription;
    }

    /** Begins to bring events to the consumer; does not wait for the connection. */
    void join(ConnectionListener consumer) {
        subscription.add(consumer);
    }

    /** Ends bringing events to the consumer; with the last one the socket is closed with code 1000. */
    void leave(ConnectionListener consumer) {
        await(subscription.remove(consumer));
    }

    /** Gets ready to connect while nobody consumes it. */
    Future<Void> prepare() {
        return subscription.prepare();
    }

    /** Leaves nothing of it. */
    void close() {
        meters.remove();
        await(subscription.close());
        if (http != null) {
            await(http.close());
        }
    }

    private void await(Future<Void> closing) {
        try {
            closing.toCompletionStage().toCompletableFuture().get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LogContext.with(
                    subscriptionId,
                    () -> LOG.warn(
                            "The connection to Zoom did not close within {} s; going on without it: subscription={}",
                            STOP_TIMEOUT_SECONDS,
                            subscriptionId));
        } catch (java.util.concurrent.ExecutionException e) {
            LogContext.with(subscriptionId, () -> LOG.debug("The connection to Zoom did not close cleanly", e));
        }
    }
}
