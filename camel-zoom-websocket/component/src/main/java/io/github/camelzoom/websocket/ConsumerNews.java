package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.ZoomConnectionEvent.Kind;
import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.observation.GapHistory;
import io.github.camelzoom.websocket.observation.Recording;
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
 * event notifiers and the flight recorder, and in case of trouble to the exception handler. Whatever may block is done by the executor.
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
    private final Recording recording;

    /**
     * @param exchanges takes exchanges about the connection; null if they are not wanted
     * @param trouble   told by the executor when an outage begins and when no more attempts are made
     * @param recording of the JVM, where it all is noted too
     */
    ConsumerNews(
            ZoomWsEndpoint endpoint,
            Clock clock,
            GapHistory history,
            Executor executor,
            Consumer<ReceivedEvent> exchanges,
            BiConsumer<String, ConnectionCause> trouble,
            Recording recording) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.history = history;
        this.executor = executor;
        this.exchanges = exchanges;
        this.trouble = trouble;
        this.recording = recording;
        this.exchange = new ConnectionExchange(endpoint.getSubscriptionId());
    }

    @Override
    public void up(long at) {
        route(exchange.up(at));
        tell(Kind.UP, null, "connected", null);
    }

    @Override
    public void down(long from, ConnectionCause cause, String explanation) {
        route(exchange.down(from, cause, explanation, clock.millis()));
        tell(Kind.DOWN, cause, explanation, null);
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
        tell(Kind.GAP, gap.cause(), explanation, gap);
    }

    @Override
    public void givenUp(ConnectionCause cause, String explanation) {
        tell(Kind.GIVEN_UP, cause, explanation, null);
        trouble(cause, explanation);
    }

    @Override
    public void displaced(String subscriptionId, String explanation) {
        tell(Kind.DISPLACED, ConnectionCause.DISPLACED, subscriptionId + ": " + explanation, null);
    }

    @Override
    public void rotated(String subscriptionId) {
        tell(Kind.ROTATED, null, "replaced without a gap: " + subscriptionId, null);
    }

    private void log(Gap gap) {
        String subscription = endpoint.getSubscriptionId();
        // those who tell of it have threads of several kinds
        LogContext.with(subscription, () -> LOG.atLevel(isToldByTheConnection(gap) ? Level.DEBUG : Level.INFO)
                .log(
                        "Gap: subscription={} duration={}ms from={} to={} cause={}. Zoom does not resend what"
                                + " occurred in it.",
                        subscription,
                        gap.durationMillis(),
                        Instant.ofEpochMilli(gap.from()),
                        Instant.ofEpochMilli(gap.to()),
                        gap.cause().label()));
    }

    /**
     * The gap of a single subscription is that of its connection, which has a line of its own in the log. Not so with
     * twins, nor when this consumer was suspended while others were not, nor when it began in another process. The time
     * before the first connection is no loss that anybody need look into.
     */
    private boolean isToldByTheConnection(Gap gap) {
        boolean single = endpoint.subscriptionIds().size() == 1;
        boolean ofConnection = gap.cause() != ConnectionCause.STOPPED && gap.cause() != ConnectionCause.PROCESS_LOST;
        return gap.cause() == ConnectionCause.STARTING || single && ofConnection;
    }

    private void execute(Runnable telling) {
        try {
            executor.execute(() -> LogContext.with(endpoint.getSubscriptionId(), telling));
        } catch (RejectedExecutionException e) {
            String subscription = endpoint.getSubscriptionId();
            LogContext.with(
                    subscription,
                    () -> LOG.warn(
                            "News of the connection is not passed on, since those who are told do not keep up with it:"
                                    + " subscription={}",
                            subscription));
        }
    }

    private void route(ReceivedEvent event) {
        if (exchanges != null) {
            exchanges.accept(event);
        }
    }

    private void tell(Kind kind, ConnectionCause causeOrNull, String explanation, Gap gapOrNull) {
        recording.record(kind.name(), causeOrNull, explanation, gapOrNull);
        tellNotifiers(kind, explanation, gapOrNull);
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
