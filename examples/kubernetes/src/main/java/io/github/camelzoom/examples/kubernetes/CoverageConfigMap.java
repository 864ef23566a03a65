package io.github.camelzoom.examples.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Map;
import org.apache.camel.component.kubernetes.KubernetesConfiguration;
import org.apache.camel.component.kubernetes.KubernetesHelper;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Until when the leader received, in a ConfigMap, so that the next leader reports what was lost in between. It is read
 * and written about once a second: right for a few streams, too much for hundreds.
 */
final class CoverageConfigMap extends ServiceSupport implements StateRepository<String, String> {

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesConfiguration cluster;
    private final String name;
    private KubernetesClient client;

    /** @param name of the ConfigMap, which is there already */
    CoverageConfigMap(KubernetesConfiguration cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    @Override
    protected void doStart() {
        client = KubernetesHelper.getKubernetesClient(cluster);
    }

    @Override
    protected void doStop() {
        client.close();
    }

    @Override
    public String getState(String key) {
        ConfigMap map = resource().get();
        if (map == null) {
            throw new IllegalStateException("There is no ConfigMap " + name);
        }
        return map.getData() == null ? null : map.getData().get(fit(key));
    }

    @Override
    public void setState(String key, String value) {
        resource()
                .patch(
                        MERGE,
                        new ConfigMapBuilder().withData(Map.of(fit(key), value)).build());
    }

    private Resource<ConfigMap> resource() {
        return client.configMaps().inNamespace(client.getNamespace()).withName(name);
    }

    /** The key is URL-encoded; of its characters these are not allowed here. */
    private static String fit(String key) {
        return key.replace('%', '.').replaceAll("[+*]", "_");
    }
}
