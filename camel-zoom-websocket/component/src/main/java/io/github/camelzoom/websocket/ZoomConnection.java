package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionListener;
import io.github.camelzoom.websocket.connection.Subscription;
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

    private final Subscription subscription;
    private final HttpClient http;

    /** @param http the client of the built-in token provider, or null */
    ZoomConnection(Subscription subscription, HttpClient http) {
        this.subscription = subscription;
        this.http = http;
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

    /** Leaves nothing of it. */
    void close() {
        await(subscription.close());
        if (http != null) {
            await(http.close());
        }
    }

    private static void await(Future<Void> closing) {
        try {
            closing.toCompletionStage().toCompletableFuture().get(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.warn("The connection to Zoom did not close within {} s; going on without it", STOP_TIMEOUT_SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            LOG.debug("The connection to Zoom did not close cleanly", e);
        }
    }
}
