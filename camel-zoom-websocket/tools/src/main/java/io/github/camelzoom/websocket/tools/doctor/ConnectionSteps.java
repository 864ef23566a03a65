package io.github.camelzoom.websocket.tools.doctor;

import io.github.camelzoom.websocket.ZoomWsConfiguration;
import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.connection.Subscription;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.protocol.EventFilter;
import io.github.camelzoom.websocket.protocol.SignatureVerifier;
import io.github.camelzoom.websocket.tools.doctor.ConnectionWatch.Outcome;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The steps of one connection, which is the component's own. To be closed, which closes it with code 1000. */
final class ConnectionSteps implements AutoCloseable {

    /** The connection has time limits of its own; ours only keep the doctor from hanging should one fail. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Setup setup;
    private final String scopeHint;
    private final ConnectionWatch watch;
    private final Subscription subscription;
    private final Stopwatch sinceStart = new Stopwatch();

    ConnectionSteps(Vertx vertx, Setup setup, ZoomToken token, String scopeHint) {
        this.setup = setup;
        this.scopeHint = scopeHint;
        this.watch = new ConnectionWatch(eventWatch(setup.configuration()));
        this.subscription = new Subscription(
                vertx,
                setup.connection(),
                setup.transport(),
                setup.address(),
                () -> CompletableFuture.completedFuture(token),
                List.of());
    }

    private static EventWatch eventWatch(ZoomWsConfiguration configuration) {
        EventFilter filter =
                configuration.getEvents() == null ? EventFilter.all() : EventFilter.parse(configuration.getEvents());
        String secretToken = configuration.getSecretToken();
        return new EventWatch(filter, secretToken == null ? null : new SignatureVerifier(secretToken));
    }

    Finding handshake() throws InterruptedException {
        Stopwatch time = new Stopwatch();
        subscription.add(watch);
        Outcome outcome = watch.await(watch.handshake(), setup.connectTimeout().plus(GRACE));
        return outcome == Outcome.CAME
                ? Finding.ok(Step.HANDSHAKE, setup.address().display() + " became a WebSocket in " + time.words())
                : ended(Step.HANDSHAKE, ConnectionCause.SOCKET_FAILED);
    }

    Finding acceptance() throws InterruptedException {
        Outcome outcome = watch.await(watch.acceptance(), setup.connectTimeout().plus(GRACE));
        if (outcome == Outcome.CAME) {
            return Finding.ok(
                    Step.ACCEPTANCE,
                    watch.isAcceptedInWords()
                            ? "Zoom accepted the connection"
                            : "Zoom did not say so, but what it sends shows that it accepted the connection");
        }
        Finding refused = ended(Step.ACCEPTANCE, ConnectionCause.NOT_ACCEPTED_IN_TIME);
        return scopeHint.isEmpty() || !refused.isFailure()
                ? refused
                : Finding.failed(Step.ACCEPTANCE, refused.words(), refused.cure() + " " + scopeHint);
    }

    Finding heartbeat() throws InterruptedException {
        Stopwatch time = new Stopwatch();
        Outcome outcome = watch.await(watch.heartbeat(), setup.livenessTimeout().plus(GRACE));
        return outcome == Outcome.CAME
                ? Finding.ok(Step.HEARTBEAT, "answered, " + time.words() + " after the acceptance")
                : ended(Step.HEARTBEAT, ConnectionCause.PEER_SILENT);
    }

    Finding event(Duration atMost) throws InterruptedException {
        Stopwatch time = new Stopwatch();
        EventWatch events = watch.events();
        Outcome outcome = watch.await(events.first(), atMost);
        if (outcome == Outcome.CAME) {
            return events.type() != null
                    ? Finding.ok(Step.EVENT, events.type() + " came after " + time.words())
                    : undeliverable(events.refusal());
        }
        if (outcome == Outcome.ENDED_BEFORE) {
            return ended(Step.EVENT, ConnectionCause.CLOSED_BY_PEER);
        }
        String passedOver = events.filtered() == 0 ? "" : "; events that did not pass the filter: " + events.filtered();
        return Finding.failed(
                Step.EVENT,
                "no event within " + atMost.toSeconds() + " s" + passedOver,
                "Only what happens from now on is sent. Check that something did happen, that its event type is in the"
                        + " subscription, that the type's scopes are added to the app, and that --events lets it pass.");
    }

    private static Finding undeliverable(DropCause cause) {
        return Finding.failed(Step.EVENT, cause.label() + ": " + cause.what() + ". " + cause.meaning(), cause.cure());
    }

    Finding staying() {
        Outage end = watch.endOrNull();
        return end == null
                ? Finding.ok(
                        Step.STAYING,
                        "connected without a break, and no other client took the subscription, for "
                                + sinceStart.words())
                : Finding.failed(Step.STAYING, end.latest(), end.detail());
    }

    /** Whether another client took the subscription, which is a finding of its own whatever was waited for. */
    boolean isDisplaced() {
        return watch.endOrNull() != null && watch.endOrNull().latest() == ConnectionCause.DISPLACED;
    }

    private Finding ended(Step step, ConnectionCause otherwise) {
        Outage end = watch.endOrNull();
        if (end == null) {
            return Finding.failed(step, otherwise, "");
        }
        return isDisplaced()
                ? Finding.skipped(step, "the connection ended before")
                : Finding.failed(step, end.latest(), end.detail());
    }

    @Override
    public void close() throws InterruptedException {
        try {
            subscription.close().toCompletionStage().toCompletableFuture().get(CLOSING.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // the process ends with it; there is nothing more to be found out
        }
    }
}
