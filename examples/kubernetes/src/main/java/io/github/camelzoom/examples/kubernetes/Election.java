package io.github.camelzoom.examples.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.camelzoom.websocket.CoverageDirectory;
import io.github.camelzoom.websocket.ZoomWsComponent;
import io.github.camelzoom.websocket.ZoomWsConfiguration;
import io.github.camelzoom.websocket.connection.DisplacementPolicy;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kubernetes.KubernetesConfiguration;
import org.apache.camel.component.kubernetes.KubernetesHelper;
import org.apache.camel.component.kubernetes.cluster.KubernetesClusterService;
import org.apache.camel.component.kubernetes.cluster.LeaseResourceType;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.TimeUtils;

/**
 * Has the pods elect, by a lease of the Kubernetes API, which of them is connected, and keep for each other until when it
 * received. If {@code election} is false, each is connected, and keeps that for itself.
 */
final class Election implements CamelConfiguration {

    private final KubernetesConfiguration cluster;

    Election(KubernetesConfiguration cluster) {
        this.cluster = cluster;
    }

    @Override
    public void configure(CamelContext context) throws Exception {
        ZoomWsConfiguration zoom =
                context.getComponent("zoom-ws", ZoomWsComponent.class).getConfiguration();
        if (!Boolean.parseBoolean(setting(context, "election"))) {
            zoom.setCoverageRepository(new CoverageDirectory(setting(context, "zoom.folder") + "/coverage"));
            return;
        }
        KubernetesClusterService service = service(context);
        context.addService(service);
        HealthCheckRegistry.get(context).register(check(context, service));
        zoom.setCoverageRepository(new CoverageConfigMap(cluster, setting(context, "election.coverage")));
        // who waits for the lease has a token already, and knows the way to Zoom
        zoom.setWarmStandby(true);
        // who was displaced by the next leader does not fight for the subscription until it has learnt of that
        zoom.setDisplacement(DisplacementPolicy.standby);
    }

    private KubernetesClusterService service(CamelContext context) {
        KubernetesClusterService service = new KubernetesClusterService(cluster);
        service.setLeaseResourceType(LeaseResourceType.Lease);
        service.setKubernetesResourceName(setting(context, "election.name"));
        service.setPodName(pod(context));
        // without one, all pods of the namespace would stand for election
        String label = setting(context, "election.label");
        service.setClusterLabels(Map.of(StringHelper.before(label, "="), StringHelper.after(label, "=")));
        service.setLeaseDurationMillis(time(context, "election.lease"));
        service.setRenewDeadlineMillis(time(context, "election.renew"));
        service.setRetryPeriodMillis(time(context, "election.retry"));
        return service;
    }

    private ElectionCheck check(CamelContext context, KubernetesClusterService service) {
        // as long as the process
        KubernetesClient client = KubernetesHelper.getKubernetesClient(cluster);
        String lease = setting(context, "election.name") + "-" + EventRoutes.GROUP;
        return new ElectionCheck(
                service,
                EventRoutes.GROUP,
                Duration.ofMillis(time(context, "election.patience")),
                new LookAtLease(client, lease));
    }

    /** Camel would take the host's name, which is another one where pods use the network of their node. */
    private static String pod(CamelContext context) {
        String pod = setting(context, "election.pod");
        if (pod.isBlank()) {
            throw new IllegalArgumentException("There is to be an election, but POD_NAME is not set. Set it from"
                    + " metadata.name, as deployment.yaml does: only a pod of that name can be elected.");
        }
        return pod;
    }

    private static long time(CamelContext context, String name) {
        return TimeUtils.toMilliSeconds(setting(context, name));
    }

    private static String setting(CamelContext context, String name) {
        return context.resolvePropertyPlaceholders("{{" + name + "}}");
    }
}
