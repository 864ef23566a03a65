package io.github.camelzoom.examples.kubernetes;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.cluster.CamelClusterView;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Liveness: DOWN when this pod has known of no leader for too long, though the API server answers. Camel's election ends
 * for good when the API server answers a look at the lease and then refuses its renewal; the pod would keep the lease and
 * not be connected, for ever. While the API server is away there is no leader either, but a restart mends nothing then: each
 * would be waited for longer than the one before, and the last wait would outlast the absence.
 */
final class ElectionCheck extends AbstractHealthCheck {

    private final CamelClusterService service;
    private final String group;
    private final Duration patience;
    private final BooleanSupplier apiServerAnswers;
    private volatile long patientSince = System.nanoTime();

    /** @param apiServerAnswers asked each time that no leader is known */
    ElectionCheck(CamelClusterService service, String group, Duration patience, BooleanSupplier apiServerAnswers) {
        super("zoom", "election");
        this.service = service;
        this.group = group;
        this.patience = patience;
        this.apiServerAnswers = apiServerAnswers;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    public boolean isLiveness() {
        return true;
    }

    private boolean leaderIsKnown() throws Exception {
        CamelClusterView view = service.getView(group);
        try {
            return view.getLeader().isPresent();
        } finally {
            // who holds on to it holds on to the leadership, until the very end of the context's stop
            service.releaseView(view);
        }
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            if (leaderIsKnown() || !apiServerAnswers.getAsBoolean()) {
                patientSince = System.nanoTime();
            }
        } catch (Exception e) {
            builder.error(e);
        }
        Duration since = Duration.ofNanos(System.nanoTime() - patientSince);
        if (since.compareTo(patience) > 0) {
            builder.message("No leader is known for " + since.toSeconds() + " s, though the API server answers: this"
                            + " pod's election has ended, which a restart mends.")
                    .down();
        } else {
            builder.up();
        }
    }
}
