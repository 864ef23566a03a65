package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.connection.RetryPolicy;
import io.github.camelzoom.websocket.observation.ConnectionSnapshot;
import io.github.camelzoom.websocket.observation.StreamSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Readiness: UP when Zoom has accepted the connection and it was heard of within the liveness timeout; else DOWN, with
 * the cause and the cure in words. A connection that is not read, as the route does not keep up, is not heard of
 * either. Reads a snapshot.
 */
final class ZoomWsHealthCheck extends AbstractHealthCheck {

    private final Supplier<StreamSnapshot> snapshots;
    private final String subscriptionId;
    private final long graceMillis;

    /** @param graceMillis how long an interruption is tolerated that passes by itself */
    ZoomWsHealthCheck(Supplier<StreamSnapshot> snapshots, String id, String subscriptionId, long graceMillis) {
        super("camel", id);
        this.snapshots = snapshots;
        this.subscriptionId = subscriptionId;
        this.graceMillis = graceMillis;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        StreamSnapshot stream = snapshots.get();
        builder.detail("subscription", subscriptionId);
        ConnectionSnapshot connection = stream.principalOrNull();
        if (connection == null) {
            builder.message("Not started").down();
            return;
        }
        describe(builder, stream, connection);
        if (stream.isCovered()) {
            builder.up();
        } else if (!stream.receiving()) {
            down(builder, ConnectionCause.STOPPED, "");
        } else if (connection.isSilent() && connection.state().isReadingPaused()) {
            unread(builder, stream, connection);
        } else if (connection.isSilent()) {
            silent(builder, connection);
        } else if (connection.outageOrNull() == null) {
            builder.message("Not started").down();
        } else {
            without(builder, stream, connection.outageOrNull());
        }
    }

    private static void describe(
            HealthCheckResultBuilder builder, StreamSnapshot stream, ConnectionSnapshot connection) {
        builder.detail("state", connection.stateName());
        if (stream.connections().size() > 1) {
            builder.detail("states", stream.stateNames());
        }
        builder.detail("since", time(connection.state().since()));
        Long heardAt = connection.lastHeardAtOrNull();
        if (heardAt != null) {
            builder.detail("lastHeard", time(heardAt));
            builder.detail("lastHeardAgeMillis", connection.at() - heardAt);
        }
        if (connection.state().isReadingPaused()) {
            builder.detail("readingPaused", true);
        }
        Gap gap = stream.gaps().lastOrNull();
        if (gap != null) {
            builder.detail("lastGap", describe(gap));
        }
    }

    private static void silent(HealthCheckResultBuilder builder, ConnectionSnapshot connection) {
        down(builder, ConnectionCause.PEER_SILENT, "Silent for " + connection.silentMillis() + " ms: ");
    }

    private static void down(HealthCheckResultBuilder builder, ConnectionCause cause, String before) {
        builder.detail("cause", cause.label());
        builder.detail("advice", cause.advice());
        builder.message(before + cause.summary() + ". " + cause.advice()).down();
    }

    /** No fault of the connection's, as far as anybody knows; but nothing comes, and nobody knows. */
    private static void unread(HealthCheckResultBuilder builder, StreamSnapshot stream, ConnectionSnapshot connection) {
        String advice = "Look at what the route waits for: a thread dump shows it. A higher maxPendingEvents only helps"
                + " over short peaks.";
        builder.detail("pending", stream.pending());
        builder.detail("advice", advice);
        builder.message("Not read for " + connection.silentMillis() + " ms, since the route does not keep up: "
                        + stream.pending() + " of " + stream.pendingLimit() + " events are pending. What Zoom sends"
                        + " waits with it, and whether the connection still stands shows when it is read again. "
                        + advice)
                .down();
    }

    private void without(HealthCheckResultBuilder builder, StreamSnapshot stream, Outage outage) {
        builder.detail("cause", outage.latest().label());
        builder.detail("uncoveredSince", time(outage.from()));
        builder.detail("failures", outage.failures());
        // also apart from the message, which not all that show health pass on: Spring Boot's Actuator does not
        builder.detail("advice", outage.latest().advice());
        Long retryAt = stream.principalOrNull().retryAtOrNull();
        if (retryAt != null) {
            builder.detail("nextAttempt", time(retryAt));
        }
        builder.message(outage.explain());
        builder.state(isTolerated(outage, stream.at()) ? State.UP : State.DOWN);
    }

    private boolean isTolerated(Outage outage, long now) {
        boolean passes = outage.cause() != ConnectionCause.STARTING
                && outage.cause() != ConnectionCause.STOPPED
                && outage.latest().retryPolicy() == RetryPolicy.BACKOFF;
        return passes && now - outage.from() < graceMillis;
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static String describe(Gap gap) {
        return gap.durationMillis() + " ms from " + time(gap.from()) + " to " + time(gap.to()) + ", "
                + gap.cause().label();
    }
}
