package io.github.camelzoom.examples.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.component.kubernetes.KubernetesConfiguration;

/**
 * Stands in for the API server of a cluster, with its optimistic locking; and for the kubelet, which says there whether
 * pods are ready.
 */
final class ApiServer implements AutoCloseable {

    private static final String NAMESPACE = "test";
    private static final String KUBELET = "kubelet";
    private static final Pattern PATH =
            Pattern.compile("/(?:api|apis/[^/]+)/v1/namespaces/" + NAMESPACE + "/([a-z]+)(/.*)?");

    private final Map<ServerRequest, Queue<ServerResponse>> refusals = new ConcurrentHashMap<>();

    /** Has all that is kept, and outlives the server. */
    private final KubernetesMixedDispatcher store = new KubernetesMixedDispatcher(refusals);

    private KubernetesMockServer server = server();
    private int port;
    private final KubernetesClient kubelet;

    ApiServer() {
        server.init();
        kubelet = client(KUBELET);
        kubelet.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("zoom-events-coverage")
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
    }

    private KubernetesMockServer server() {
        return new KubernetesMockServer(new Context(), new MockWebServer(), refusals, store, false);
    }

    private KubernetesClient client(String name) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(server.createClient().getConfiguration())
                        .withUserAgent(name)
                        .build())
                .build();
    }

    /** Nobody can reach it until {@link #comeBack}. */
    void goAway() {
        port = server.getPort();
        server.destroy();
    }

    /** Under the address that it had, with all that it had kept. */
    void comeBack() {
        server = server();
        server.init(InetAddress.getLoopbackAddress(), port);
    }

    /** The next renewal of the lease is refused. */
    void refuseRenewal() {
        server.expect()
                .put()
                .withPath("/apis/coordination.k8s.io/v1/namespaces/" + NAMESPACE + "/leases/zoom-events")
                .andReturn(403, "{}")
                .once();
    }

    /** For the pod of that name, which closes it. */
    KubernetesConfiguration access(String pod) {
        KubernetesConfiguration access = new KubernetesConfiguration();
        access.setKubernetesClient(client(pod));
        return access;
    }

    void podIs(String name, boolean ready) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .withLabels(Map.of("app.kubernetes.io/name", "zoom-events"))
                .endMetadata()
                .withNewStatus()
                .withPhase("Running")
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready ? "True" : "False")
                .endCondition()
                .endStatus()
                .build();
        kubelet.resource(pod).createOr(existing -> existing.update());
    }

    void podIsGone(String name) {
        kubelet.pods().inNamespace(NAMESPACE).withName(name).delete();
    }

    /** Who has the lease. */
    Optional<String> leader() {
        return lease().map(lease -> lease.getSpec().getHolderIdentity());
    }

    private Optional<Lease> lease() {
        return Optional.ofNullable(
                kubelet.leases().inNamespace(NAMESPACE).withName("zoom-events").get());
    }

    /** What the pods have asked for since the last time, each as in a role: verb and resource, with a name or without. */
    Set<String> asked() throws InterruptedException {
        Set<String> asked = new TreeSet<>();
        askedByPod().values().forEach(asked::addAll);
        return asked;
    }

    /** The same for each pod by its name. */
    Map<String, Set<String>> askedByPod() throws InterruptedException {
        Map<String, Set<String>> asked = new TreeMap<>();
        for (var request = server.takeRequest(0, TimeUnit.MILLISECONDS);
                request != null;
                request = server.takeRequest(0, TimeUnit.MILLISECONDS)) {
            String who = request.getHeader("User-Agent");
            if (!KUBELET.equals(who)) {
                asked.computeIfAbsent(who, pod -> new TreeSet<>()).add(verb(request.getMethod(), request.getPath()));
            }
        }
        return asked;
    }

    private static String verb(String method, String path) {
        Matcher parts = PATH.matcher(path.replaceFirst("\\?.*", ""));
        if (!parts.matches()) {
            return method + " " + path;
        }
        String name = parts.group(2) == null ? "" : parts.group(2);
        String verb =
                switch (method) {
                    case "GET" -> name.isEmpty() ? "list" : "get";
                    case "POST" -> "create";
                    case "PUT" -> "update";
                    default -> method.toLowerCase(java.util.Locale.ROOT);
                };
        return verb + " " + parts.group(1) + name;
    }

    @Override
    public void close() {
        kubelet.close();
        server.destroy();
    }
}
