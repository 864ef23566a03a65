package io.github.camelzoom.websocket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;

/** Checks that Camel does not find by itself, for as long as there is something to ask. */
final class HealthRegistration {

    private static final int MOST_OF_AN_ID = 100;

    /** Null where camel-health is not there. */
    private final HealthCheckRegistry registry;

    private final List<HealthCheck> checks = new ArrayList<>();

    HealthRegistration(CamelContext context) {
        this.registry = HealthCheckRegistry.get(context);
    }

    /**
     * Camel takes one check of each id. Who comes second, as another route of the same subscription does behind
     * {@code master:}, gets a number: without a check it would go on unseen when the first one is gone.
     *
     * @param maker makes the check for an id
     */
    void add(String id, Function<String, HealthCheck> maker) {
        for (int number = 1; registry != null && number <= MOST_OF_AN_ID; number++) {
            HealthCheck check = maker.apply(number == 1 ? id : id + "-" + number);
            if (registry.register(check)) {
                checks.add(check);
                return;
            }
        }
    }

    void remove() {
        checks.forEach(registry::unregister);
        checks.clear();
    }
}
