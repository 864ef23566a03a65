package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.delivery.EventCounters;
import io.github.camelzoom.websocket.observation.StreamTimes;
import io.github.camelzoom.websocket.protocol.EventHeader;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an exchange of an event, routes it, and lets it go. Exchanges are released by hand ({@code autoRelease} off):
 * with pooled exchanges the automatic way resets a failed one before its failure can be seen.
 */
final class EventExchanges {

    private static final Logger LOG = LoggerFactory.getLogger(EventExchanges.class);

    private final DefaultConsumer consumer;
    private final boolean bridging;
    private final EventCounters counters;
    private final StreamTimes times;

    /** @param bridging the exception handler leads back into the route, where a route's own failure already was */
    EventExchanges(DefaultConsumer consumer, boolean bridging, EventCounters counters, StreamTimes times) {
        this.consumer = consumer;
        this.bridging = bridging;
        this.counters = counters;
        this.times = times;
    }

    /** @param done run exactly once, whatever becomes of the event: on it depends that the stream goes on */
    void route(ReceivedEvent event, Runnable done) {
        Routing routing = new Routing(event, done);
        try {
            routing.exchange = consumer.createExchange(false);
            // a pooled exchange remembers that its last failure was handled, and would have no error handler run again
            routing.exchange.getExchangeExtension().setFailureHandled(false);
            fill(routing.exchange.getMessage(), event);
            consumer.getAsyncProcessor().process(routing.exchange, routing);
        } catch (Throwable e) {
            routing.broken(e);
        }
    }

    /** One event in the hands of the route. */
    private final class Routing implements AsyncCallback {

        private final ReceivedEvent event;
        private final Runnable done;
        private final AtomicBoolean open = new AtomicBoolean(true);
        private final long begunAt = System.nanoTime();
        private Exchange exchange;

        Routing(ReceivedEvent event, Runnable done) {
            this.event = event;
            this.done = done;
        }

        @Override
        public void done(boolean doneSync) {
            if (!open.compareAndSet(true, false)) {
                return;
            }
            try {
                count(exchange, exchange.getException());
            } finally {
                consumer.releaseExchange(exchange, false);
                done.run();
            }
        }

        /**
         * The route's own failures come with the exchange; this is for what breaks around it, such as an Error, which
         * Camel passes on without completing the exchange. The exchange is not released: steps of the broken route still
         * hold it, and stop only because it has failed.
         */
        void broken(Throwable failure) {
            if (!open.compareAndSet(true, false)) {
                return;
            }
            if (exchange != null) {
                exchange.setException(failure);
            }
            try {
                count(exchange, failure);
            } finally {
                done.run();
            }
        }

        private void count(Exchange exchangeOrNull, Throwable failure) {
            times.routeTime().recordNanos(System.nanoTime() - begunAt);
            if (failure == null) {
                counters.completed();
            } else {
                counters.failed();
                LogContext.with(
                        event.subscriptionId(),
                        () -> tell(exchangeOrNull, event.header().type(), failure));
            }
        }
    }

    private void fill(Message message, ReceivedEvent event) {
        EventHeader header = event.header();
        message.setBody(event.content());
        message.setHeader(ZoomWsConstants.EVENT, header.type());
        set(message, ZoomWsConstants.EVENT_TIMESTAMP, header.timestamp());
        message.setHeader(ZoomWsConstants.RECEIVED_TIMESTAMP, event.receivedAt());
        message.setHeader(
                Exchange.MESSAGE_TIMESTAMP, header.timestamp() == null ? event.receivedAt() : header.timestamp());
        set(message, ZoomWsConstants.ACCOUNT_ID, header.accountId());
        set(message, ZoomWsConstants.OBJECT_ID, header.objectId());
        set(message, ZoomWsConstants.OBJECT_UUID, header.objectUuid());
        set(message, ZoomWsConstants.HOST_ID, header.hostId());
        message.setHeader(ZoomWsConstants.EVENT_ID, event.id());
        message.setHeader(ZoomWsConstants.SUBSCRIPTION_ID, event.subscriptionId());
    }

    private static void set(Message message, String name, Object valueOrNull) {
        if (valueOrNull != null) {
            message.setHeader(name, valueOrNull);
        }
    }

    private void tell(Exchange exchange, String type, Throwable failure) {
        if (bridging) {
            LOG.debug("The route failed on an event {}", type, failure);
            return;
        }
        try {
            consumer.getExceptionHandler().handleException("The route failed on an event " + type, exchange, failure);
        } catch (RuntimeException e) {
            LOG.warn("The exception handler failed itself, on an event {}", type, e);
        }
    }
}
