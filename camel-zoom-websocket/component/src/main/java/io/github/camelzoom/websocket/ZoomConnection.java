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
    /** It was waited for in vain, and is not a second time. */
    private volatile boolean stuck;

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
        stuck = false;
        subscription.add(consumer);
    }

    /**
     * Begins to end bringing events to the consumer; with the last one the socket is closed with code 1000.
     *
     * @return waits for that, and never for long
     */
    Runnable leave(ConnectionListener consumer) {
        Future<Void> leaving = subscription.remove(consumer);
        return () -> await(leaving);
    }

    /** Gets ready to connect while nobody consumes it. */
    Future<Void> prepare() {
        return subscription.prepare();
    }

    /** Takes its figures away. To be called before another connection of the subscription has its own. */
    void unregister() {
        meters.remove();
    }

    /** Leaves nothing of it. */
    void close() {
        await(subscription.close());
        if (http != null) {
            await(http.close());
        }
    }

    private void await(Future<Void> closing) {
        long patience = stuck ? 0 : STOP_TIMEOUT_SECONDS;
        try {
            closing.toCompletionStage().toCompletableFuture().get(patience, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            if (stuck) {
                return;
            }
            stuck = true;
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
