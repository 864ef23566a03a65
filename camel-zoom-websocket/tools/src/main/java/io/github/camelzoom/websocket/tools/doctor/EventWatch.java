package io.github.camelzoom.websocket.tools.doctor;

import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.protocol.EventFilter;
import io.github.camelzoom.websocket.protocol.EventReader;
import io.github.camelzoom.websocket.protocol.Frame;
import io.github.camelzoom.websocket.protocol.SignatureVerifier;
import io.github.camelzoom.websocket.protocol.UndeliverableException;
import java.util.concurrent.CompletableFuture;

/**
 * Waits for the first event that a route with the same settings would get, or that it would get if it could be
 * delivered. Told on one event loop, asked from any thread.
 */
final class EventWatch {

    private final EventFilter filter;
    private final SignatureVerifier verifier;
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private volatile String type;
    private volatile DropCause refusal;
    private volatile int filtered;

    /** @param verifier null when signatures are not verified */
    EventWatch(EventFilter filter, SignatureVerifier verifier) {
        this.filter = filter;
        this.verifier = verifier;
    }

    void take(Frame.Message message) {
        if (first.isDone()) {
            return;
        }
        if (verifier != null && !verifier.verify(message.timestamp(), message.content(), message.signature())) {
            refuse(DropCause.BAD_SIGNATURE);
            return;
        }
        try {
            read(EventReader.read(message.content()).type());
        } catch (UndeliverableException e) {
            refuse(e.reason());
        }
    }

    private void read(String event) {
        if (filter.accepts(event)) {
            type = event;
            first.complete(null);
        } else {
            filtered = filtered + 1;
        }
    }

    private void refuse(DropCause cause) {
        refusal = cause;
        first.complete(null);
    }

    /** Complete when there is a first event, deliverable or not. */
    CompletableFuture<Void> first() {
        return first;
    }

    /** The type of the first event; null if there was none or it could not be delivered. */
    String type() {
        return type;
    }

    /** Why the first event could not be delivered; null if there was none or it could. */
    DropCause refusal() {
        return refusal;
    }

    /** How many events did not pass the filter before. */
    int filtered() {
        return filtered;
    }
}
