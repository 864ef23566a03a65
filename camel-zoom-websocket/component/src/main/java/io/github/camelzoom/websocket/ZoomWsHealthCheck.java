package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.connection.Link;
import io.github.camelzoom.websocket.connection.Outage;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** UP when Zoom has accepted the connection; else DOWN with the cause and the cure in words. Reads a snapshot. */
final class ZoomWsHealthCheck extends AbstractHealthCheck {

    private final ZoomWsConsumer consumer;
    private final String subscriptionId;

    ZoomWsHealthCheck(ZoomWsConsumer consumer, String subscriptionId) {
        super("camel", "consumer:zoom-ws-" + subscriptionId);
        this.consumer = consumer;
        this.subscriptionId = subscriptionId;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("subscription", subscriptionId);
        ConnectionState state = consumer.connectionState();
        if (state == null) {
            builder.message("Not started").down();
            return;
        }
        builder.detail("state", state.getClass().getSimpleName());
        builder.detail("since", Instant.ofEpochMilli(state.since()).toString());
        Link link = state.linkOrNull();
        if (link != null) {
            builder.detail("lastHeard", Instant.ofEpochMilli(link.heardAt()).toString());
            builder.up();
            return;
        }
        Outage outage = state.outageOrNull();
        if (outage == null) {
            builder.message("Not started").down();
            return;
        }
        builder.detail("cause", outage.latest().label());
        builder.detail("uncoveredSince", Instant.ofEpochMilli(outage.from()).toString());
        builder.detail("failures", outage.failures());
        builder.message(ConnectionReporter.describe(outage) + " "
                        + outage.latest().advice())
                .down();
    }
}
