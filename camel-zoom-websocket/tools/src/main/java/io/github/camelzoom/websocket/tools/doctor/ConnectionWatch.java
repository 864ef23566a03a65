package io.github.camelzoom.websocket.tools.doctor;

import io.github.camelzoom.websocket.connection.ConnectionListener;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a connection goes through, as things that can be waited for: each, or the connection's end before it. */
final class ConnectionWatch implements ConnectionListener {

    /** How a wait ended. */
    enum Outcome {
        CAME,
        ENDED_BEFORE,
        TOO_LATE
    }

    private final CompletableFuture<Void> handshake = new CompletableFuture<>();
    private final CompletableFuture<Void> acceptance = new CompletableFuture<>();
    private final CompletableFuture<Void> heartbeat = new CompletableFuture<>();
    private final CompletableFuture<Outage> end = new CompletableFuture<>();
    private final EventWatch events;
    private volatile boolean acceptedInWords;

    ConnectionWatch(EventWatch events) {
        this.events = events;
    }

    @Override
    public void onHandshake() {
        handshake.complete(null);
    }

    @Override
    public void onAnswer(Frame answer) {
        if (answer instanceof Frame.Acceptance accepted && accepted.success()) {
            acceptedInWords = true;
        }
        if (answer instanceof Frame.HeartbeatAnswer alive && alive.success()) {
            heartbeat.complete(null);
        }
    }

    @Override
    public void onMessage(Frame.Message message, long receivedAt, long generation, boolean overlapping) {
        events.take(message);
    }

    @Override
    public void onConnected(Gap gap) {
        acceptance.complete(null);
    }

    @Override
    public void onLost(Outage outage, long retryInMillis) {
        end.complete(outage);
    }

    @Override
    public void onAttemptFailed(Outage outage, long retryInMillis) {
        end.complete(outage);
    }

    @Override
    public void onDisplaced(Outage outage) {
        end.complete(outage);
    }

    @Override
    public void onExhausted(Outage outage) {
        end.complete(outage);
    }

    CompletableFuture<Void> handshake() {
        return handshake;
    }

    CompletableFuture<Void> acceptance() {
        return acceptance;
    }

    CompletableFuture<Void> heartbeat() {
        return heartbeat;
    }

    EventWatch events() {
        return events;
    }

    boolean isAcceptedInWords() {
        return acceptedInWords;
    }

    /** Why the connection ended; null while it has not. */
    Outage endOrNull() {
        return end.getNow(null);
    }

    /** Waits for one thing to happen, or the end of the connection, or so long. */
    Outcome await(CompletableFuture<Void> wanted, Duration atMost) throws InterruptedException {
        try {
            CompletableFuture.anyOf(wanted, end).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Outcome.TOO_LATE;
        } catch (ExecutionException e) {
            throw new IllegalStateException("These futures never fail", e);
        }
        return wanted.isDone() ? Outcome.CAME : Outcome.ENDED_BEFORE;
    }
}
