package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionListener;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.connection.SteadyClock;
import io.github.camelzoom.websocket.delivery.DropReporter;
import io.github.camelzoom.websocket.delivery.EventCounters;
import io.github.camelzoom.websocket.delivery.PendingEvents;
import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.protocol.EventFilter;
import io.github.camelzoom.websocket.protocol.EventHeader;
import io.github.camelzoom.websocket.protocol.EventReader;
import io.github.camelzoom.websocket.protocol.Frame;
import io.github.camelzoom.websocket.protocol.SignatureVerifier;
import io.github.camelzoom.websocket.protocol.UndeliverableException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what the connection brings: verifies, reads and filters each event and hands on those that are wanted. Lives
 * on the connection's event loop, so it does nothing that could block.
 */
final class EventIntake implements ConnectionListener {

    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

    private final String subscriptionId;
    private final EventFilter filter;
    private final SignatureVerifier verifier;
    private final EventCounters counters;
    private final PendingEvents pending;
    private final Consumer<ReceivedEvent> next;
    private final ConnectionReporter reporter;
    private final Consumer<Outage> trouble;
    private final DropReporter drops = new DropReporter(new SteadyClock(), this::reportDrop);

    /**
     * @param verifier null when signatures are not verified
     * @param next     where wanted events go
     * @param trouble  told once when an outage begins and once when no more attempts are made
     */
    EventIntake(
            String subscriptionId,
            EventFilter filter,
            SignatureVerifier verifier,
            EventCounters counters,
            PendingEvents pending,
            Consumer<ReceivedEvent> next,
            ConnectionReporter reporter,
            Consumer<Outage> trouble) {
        this.subscriptionId = subscriptionId;
        this.filter = filter;
        this.verifier = verifier;
        this.counters = counters;
        this.pending = pending;
        this.next = next;
        this.reporter = reporter;
        this.trouble = trouble;
    }

    @Override
    public void onMessage(Frame.Message message, long receivedAt) {
        counters.received();
        if (verifier != null && !verifier.verify(message.timestamp(), message.content(), message.signature())) {
            drop(DropCause.BAD_SIGNATURE, message.signature() == null ? "no signature" : "the signature differs");
            return;
        }
        EventHeader header;
        try {
            header = EventReader.read(message.content());
        } catch (UndeliverableException e) {
            drop(e.reason(), e.detail());
            return;
        }
        if (!filter.accepts(header.type())) {
            counters.filtered();
            return;
        }
        pending.received();
        next.accept(new ReceivedEvent(message.content(), header, receivedAt));
    }

    @Override
    public boolean wantsReading() {
        return !pending.isFull();
    }

    @Override
    public void onUndeliverable(Frame.Undeliverable frame) {
        drop(frame.cause(), frame.detail());
    }

    private void drop(DropCause cause, String detail) {
        counters.dropped(cause);
        drops.dropped(cause, detail);
    }

    private void reportDrop(DropCause cause, String detail, long count) {
        LOG.warn(
                "Not delivered: subscription={} cause={} count={} total={} detail={}. {}",
                subscriptionId,
                cause.label(),
                count,
                counters.droppedCount(cause),
                detail,
                cause.explanation());
    }

    @Override
    public void onConnected(Gap gap) {
        reporter.connected(gap);
    }

    @Override
    public void onLost(Outage outage, long retryInMillis) {
        reporter.lost(outage, retryInMillis);
        trouble.accept(outage);
    }

    @Override
    public void onAttemptFailed(Outage outage, long retryInMillis) {
        reporter.attemptFailed(outage, retryInMillis);
    }

    @Override
    public void onExhausted(Outage outage) {
        reporter.exhausted(outage);
        trouble.accept(outage);
    }
}
