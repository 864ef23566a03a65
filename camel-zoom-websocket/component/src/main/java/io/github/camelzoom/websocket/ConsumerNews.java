package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.ZoomConnectionEvent.Kind;
import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Passes on what happens to a consumer's stream: to the gap history, as exchanges if they are asked for, to Camel's
 * event notifiers, and in case of trouble to the exception handler. Whatever may block is done by the executor.
 */
final class ConsumerNews implements ConnectionNews {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerNews.class);

    private final ZoomWsEndpoint endpoint;
    private final Clock clock;
    private final GapHistory history;
    private final Executor executor;
    private final Consumer<ReceivedEvent> exchanges;
    private final BiConsumer<String, ConnectionCause> trouble;
    private final ConnectionExchange exchange;

    /**
     * @param exchanges takes exchanges about the connection; null if they are not wanted
     * @param trouble   told by the executor when an outage begins and when no more attempts are made
     */
    ConsumerNews(
            ZoomWsEndpoint endpoint,
            Clock clock,
            GapHistory history,
            Executor executor,
            Consumer<ReceivedEvent> exchanges,
            BiConsumer<String, ConnectionCause> trouble) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.history = history;
        this.executor = executor;
        this.exchanges = exchanges;
        this.trouble = trouble;
        this.exchange = new ConnectionExchange(endpoint.getSubscriptionId());
    }

    @Override
    public void up(long at) {
        route(exchange.up(at));
        tellNotifiers(Kind.UP, "connected", null);
    }

    @Override
    public void down(long from, ConnectionCause cause, String explanation) {
        route(exchange.down(from, cause, explanation, clock.millis()));
        tellNotifiers(Kind.DOWN, explanation, null);
    }

    @Override
    public void trouble(ConnectionCause cause, String explanation) {
        execute(() -> trouble.accept(explanation, cause));
    }

    @Override
    public void gap(Gap gap) {
        history.add(gap);
        log(gap);
        route(exchange.gap(gap));
        String explanation = gap.durationMillis() + " ms from " + Instant.ofEpochMilli(gap.from()) + " to "
                + Instant.ofEpochMilli(gap.to()) + " because " + gap.cause().summary();
        tellNotifiers(Kind.GAP, explanation, gap);
    }

    @Override
    public void givenUp(ConnectionCause cause, String explanation) {
        tellNotifiers(Kind.GIVEN_UP, explanation, null);
        trouble(cause, explanation);
    }

    @Override
    public void rotated(String subscriptionId) {
        tellNotifiers(Kind.ROTATED, "replaced without a gap: " + subscriptionId, null);
    }

    /** The time before the first connection is told, but it is no loss that anybody need look into. */
    private void log(Gap gap) {
        LOG.atLevel(gap.cause() == ConnectionCause.STARTING ? Level.DEBUG : Level.INFO)
                .log(
                        "Gap: subscription={} duration={}ms from={} to={} cause={}. Zoom does not resend what occurred in it.",
                        endpoint.getSubscriptionId(),
                        gap.durationMillis(),
                        Instant.ofEpochMilli(gap.from()),
                        Instant.ofEpochMilli(gap.to()),
                        gap.cause().label());
    }

    private void execute(Runnable telling) {
        try {
            executor.execute(telling);
        } catch (RejectedExecutionException e) {
            LOG.warn("News of the connection is not passed on, since those who are told do not keep up with it");
        }
    }

    private void route(ReceivedEvent event) {
        if (exchanges != null) {
            exchanges.accept(event);
        }
    }

    private void tellNotifiers(Kind kind, String explanation, Gap gap) {
        ManagementStrategy management = endpoint.getCamelContext().getManagementStrategy();
        if (management == null || management.getEventNotifiers().isEmpty()) {
            return;
        }
        ZoomConnectionEvent event = new ZoomConnectionEvent(endpoint, kind, explanation, gap, clock.millis());
        execute(() -> {
            try {
                management.notify(event);
            } catch (Exception e) {
                LOG.warn("An event notifier failed on {}", event, e);
            }
        });
    }
}
