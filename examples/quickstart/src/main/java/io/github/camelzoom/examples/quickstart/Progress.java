package io.github.camelzoom.examples.quickstart;

import io.github.camelzoom.websocket.ZoomWsConstants;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Counts the events that went through the routes. Any thread may ask. */
final class Progress extends EventNotifierSupport {
    private static final String ROUTE = "zoom-events";
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private long events;
    private long mails;
    private long attendance;
    private long recordings;
    private long users;
    private long failed;
    private Instant time = Instant.EPOCH;

    Progress() {
        setIgnoreCamelContextEvents(true);
        setIgnoreCamelContextInitEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeAsyncProcessingStartedEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeRedeliveryEvents(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ExchangeEvent exchange
                && ROUTE.equals(exchange.getExchange().getFromRouteId());
    }

    @Override
    public synchronized void notify(CamelEvent event) {
        switch (event.getType()) {
            case ExchangeCompleted, ExchangeFailed -> count(((ExchangeEvent) event).getExchange());
            default -> {
                // the steps in between are not of interest
                return;
            }
        }
        notifyAll();
    }

    private void count(Exchange exchange) {
        Message message = exchange.getMessage();
        events++;
        Long occurred = message.getHeader(ZoomWsConstants.EVENT_TIMESTAMP, Long.class);
        if (occurred != null) {
            time = Instant.ofEpochMilli(occurred);
        }
        // there too if the dead letters took it
        if (exchange.getProperty(Exchange.FAILURE_ROUTE_ID) != null) {
            failed++;
            return;
        }
        String type = message.getHeader(ZoomWsConstants.EVENT, "", String.class);
        switch (type) {
            case "meeting.started" -> mails++;
            case "meeting.participant_joined", "meeting.participant_left" -> attendance++;
            case "recording.completed" -> recordings++;
            default -> users += type.startsWith("user.") ? 1 : 0;
        }
    }

    /** How many events are done with, failed ones included. */
    synchronized long events() {
        return events;
    }

    /**
     * Waits until so many events are done with.
     *
     * @return whether they are
     */
    synchronized boolean await(long count, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (events < count) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** One line that says how far it is. */
    @Override
    public synchronized String toString() {
        String failures = failed == 0 ? "" : "  FAILED " + failed;
        return "%s  events %4d  mails %3d  attendance %4d  recordings %3d  user changes %3d%s"
                .formatted(CLOCK.format(time), events, mails, attendance, recordings, users, failures);
    }
}
