package io.github.camelzoom.examples.dashboard;

import io.github.camelzoom.examples.dashboard.state.Snapshot.Connection;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheckHelper;

/** Asks Camel's health checks how the connection to Zoom is: the same that {@code /observe/health} tells. */
final class ConnectionHealth {
    private static final Connection UNKNOWN = new Connection(false, "Not started", "", "", "");

    private ConnectionHealth() {}

    static Connection of(CamelContext camel) {
        return HealthCheckHelper.invokeReadiness(camel).stream()
                // the check of the one consumer that has a subscription
                .filter(result -> result.getDetails().containsKey("subscription"))
                .findFirst()
                .map(ConnectionHealth::connection)
                .orElse(UNKNOWN);
    }

    private static Connection connection(Result result) {
        Map<String, Object> details = result.getDetails();
        return new Connection(
                result.getState() == HealthCheck.State.UP,
                text(details, "state"),
                text(details, "since"),
                text(details, "cause"),
                result.getMessage().orElse(""));
    }

    private static String text(Map<String, Object> details, String name) {
        return String.valueOf(details.getOrDefault(name, ""));
    }
}
