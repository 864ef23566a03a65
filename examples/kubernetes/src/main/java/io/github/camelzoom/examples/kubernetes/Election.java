package io.github.camelzoom.examples.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.camelzoom.websocket.ZoomWsComponent;
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
 * received; unless {@code election} is false.
 */
final class Election implements CamelConfiguration {

    private final KubernetesConfiguration cluster;

    Election(KubernetesConfiguration cluster) {
        this.cluster = cluster;
    }

    @Override
    public void configure(CamelContext context) throws Exception {
        if (Boolean.parseBoolean(setting(context, "election"))) {
            KubernetesClusterService service = service(context);
            context.addService(service);
            HealthCheckRegistry.get(context).register(check(context, service));
            context.getComponent("zoom-ws", ZoomWsComponent.class)
                    .getConfiguration()
                    .setCoverageRepository(new CoverageConfigMap(cluster, setting(context, "election.coverage")));
        }
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
