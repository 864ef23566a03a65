package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.delivery.DropReporter;
import io.github.camelzoom.websocket.delivery.EventCounters;
import io.github.camelzoom.websocket.delivery.EventOrdering;
import io.github.camelzoom.websocket.delivery.OverlapFilter;
import io.github.camelzoom.websocket.delivery.PendingEvents;
import io.github.camelzoom.websocket.observation.StreamTimes;
import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.protocol.EventFilter;
import io.github.camelzoom.websocket.protocol.EventHeader;
import io.github.camelzoom.websocket.protocol.Frame;
import io.github.camelzoom.websocket.protocol.SignatureVerifier;
import io.github.camelzoom.websocket.protocol.UndeliverableException;
import java.time.Clock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the events of a consumer's connections: verifies, reads, filters and hands on each once. Called on the
 * connections' event loops, of which twins have two, so it does nothing that could block and takes one at a time.
 */
final class EventIntake {

    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

    /** A minute's worth at a thousand events a second; some 10 MiB when full. */
    private static final int REMEMBERED_EVENTS = 60_000;

    private final String consumerId;
    private final EventFilter filter;
    private final EventOrdering ordering;
    private final SignatureVerifier verifier;
    private final EventCounters counters;
    private final StreamTimes times;
    private final PendingEvents pending;
    private final Consumer<ReceivedEvent> next;
    private final DropReporter drops;
    private final OverlapFilter overlap = new OverlapFilter(REMEMBERED_EVENTS);

    /**
     * @param consumerId for the log
     * @param verifier   null when signatures are not verified
     * @param next       where wanted events go
     */
    EventIntake(
            String consumerId,
            EventFilter filter,
            EventOrdering ordering,
            SignatureVerifier verifier,
            EventCounters counters,
            StreamTimes times,
            PendingEvents pending,
            Clock clock,
            Consumer<ReceivedEvent> next) {
        this.consumerId = consumerId;
        this.filter = filter;
        this.ordering = ordering;
        this.verifier = verifier;
        this.counters = counters;
        this.times = times;
        this.pending = pending;
        this.drops = new DropReporter(clock, this::reportDrop);
        this.next = next;
    }

    /**
     * @param source      the connection that brought it
     * @param overlapping another connection may bring the same event
     */
    synchronized void take(
            Frame.Message message, String subscriptionId, long source, boolean overlapping, long receivedAt) {
        counters.received(receivedAt);
        String type = verifier == null && !filter.acceptsAll() ? message.likelyType() : null;
        if (type != null && !filter.accepts(type)) {
            counters.filtered();
            return;
        }
        if (verifier != null && !verifier.verify(message.timestamp(), message.content(), message.signature())) {
            drop(DropCause.BAD_SIGNATURE, message.signature() == null ? "no signature" : "the signature differs");
            return;
        }
        EventHeader header;
        try {
            header = message.header();
        } catch (UndeliverableException e) {
            drop(e.reason(), e.detail());
            return;
        }
        if (!filter.accepts(header.type())) {
            counters.filtered();
            return;
        }
        if (overlapping && !overlap.isNew(message.id(), source)) {
            counters.duplicate();
            return;
        }
        if (header.timestamp() != null) {
            times.eventDelay().recordMillis(receivedAt - header.timestamp());
        }
        hand(new ReceivedEvent(ordering.keyOf(header), message, header, subscriptionId, receivedAt));
    }

    /** Hands on an event that is wanted, Zoom's or our own. */
    synchronized void hand(ReceivedEvent event) {
        pending.received();
        next.accept(event);
    }

    boolean wantsReading() {
        return !pending.isFull();
    }

    void drop(DropCause cause, String detail) {
        counters.dropped(cause);
        drops.dropped(cause, detail);
    }

    /** Reports what was not delivered and not reported yet: there may be no next time. */
    void flush() {
        drops.flush();
    }

    private void reportDrop(DropCause cause, String detail, long count) {
        LogContext.with(
                consumerId,
                () -> LOG.warn(
                        "Not delivered: subscription={} cause={} count={} total={} detail={}. {}",
                        consumerId,
                        cause.label(),
                        count,
                        counters.droppedCount(cause),
                        detail,
                        cause.explanation()));
    }
}
