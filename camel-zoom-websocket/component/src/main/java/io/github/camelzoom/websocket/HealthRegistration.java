package io.github.camelzoom.websocket;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;

/** Checks that Camel does not find by itself, for as long as there is something to ask. */
final class HealthRegistration {

    /** Null where camel-health is not there. */
    private final HealthCheckRegistry registry;

    private final List<HealthCheck> checks = new ArrayList<>();

    HealthRegistration(CamelContext context) {
        this.registry = HealthCheckRegistry.get(context);
    }

    void add(HealthCheck check) {
        // refused if there is one of that id, which is then not ours to remove
        if (registry != null && registry.register(check)) {
            checks.add(check);
        }
    }

    void remove() {
        checks.forEach(registry::unregister);
        checks.clear();
    }
}
