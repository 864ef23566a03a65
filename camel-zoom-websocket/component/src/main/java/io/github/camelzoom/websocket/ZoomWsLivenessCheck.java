package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.observation.ConnectionSnapshot;
import io.github.camelzoom.websocket.observation.StreamSnapshot;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Liveness: DOWN when what the connection should have done by itself is overdue, because its event loop is blocked. A
 * restart of the process helps then, and only then; that Zoom refuses or cannot be reached is for readiness to tell.
 */
final class ZoomWsLivenessCheck extends AbstractHealthCheck {

    private final Supplier<StreamSnapshot> snapshots;
    private final long attemptMillis;

    /** @param attemptMillis how long an attempt to connect may take; nothing is overdue that is not later than this */
    ZoomWsLivenessCheck(Supplier<StreamSnapshot> snapshots, String id, long attemptMillis) {
        super("camel", id);
        this.snapshots = snapshots;
        this.attemptMillis = attemptMillis;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    public boolean isLiveness() {
        return true;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        for (ConnectionSnapshot connection : snapshots.get().connections()) {
            long overdue = connection.at() - dueAt(connection);
            if (overdue > attemptMillis) {
                builder.detail("subscription", connection.subscriptionId());
                builder.detail("state", connection.stateName());
                builder.detail("overdueMillis", overdue);
                builder.message("The connection does nothing any more: its next step is overdue by " + overdue
                                + " ms. Something blocks the event loop; a thread dump shows what.")
                        .down();
            }
        }
    }

    /** By when the connection leaves its state, or is heard of, without anybody's help. */
    private long dueAt(ConnectionSnapshot connection) {
        ConnectionState state = connection.state();
        if (state instanceof Waiting waiting) {
            return waiting.retryAt();
        }
        if (state instanceof Connecting) {
            return state.since() + attemptMillis;
        }
        if (state.linkOrNull() != null && !state.isReadingPaused()) {
            return state.linkOrNull().silentSince() + connection.livenessTimeout();
        }
        return Long.MAX_VALUE;
    }
}
