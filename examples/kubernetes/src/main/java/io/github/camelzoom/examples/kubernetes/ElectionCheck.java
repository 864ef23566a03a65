package io.github.camelzoom.examples.kubernetes;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Liveness: DOWN when this pod has known of no leader for too long. Camel's election ends for good when the API server
 * answers a look at the lease and then refuses its renewal; the pod would keep the lease and not be connected, for ever.
 */
final class ElectionCheck extends AbstractHealthCheck {

    private final CamelClusterService service;
    private final String group;
    private final Duration patience;
    private volatile long knownAt = System.nanoTime();

    ElectionCheck(CamelClusterService service, String group, Duration patience) {
        super("zoom", "election");
        this.service = service;
        this.group = group;
        this.patience = patience;
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
        try {
            if (service.getView(group).getLeader().isPresent()) {
                knownAt = System.nanoTime();
            }
        } catch (Exception e) {
            builder.error(e);
        }
        Duration since = Duration.ofNanos(System.nanoTime() - knownAt);
        if (since.compareTo(patience) > 0) {
            builder.message("No leader is known since " + since.toSeconds() + " s. The API server cannot be reached, or"
                            + " this pod's election has ended, which a restart mends.")
                    .down();
        } else {
            builder.up();
        }
    }
}
