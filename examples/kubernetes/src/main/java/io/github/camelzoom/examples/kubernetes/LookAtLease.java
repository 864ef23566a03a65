package io.github.camelzoom.examples.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.util.function.BooleanSupplier;

/** Whether the API server answers when it is asked for the lease; soon, since a probe waits for it. */
final class LookAtLease implements BooleanSupplier {

    /** Within the second that the probe of readiness has. */
    private static final RequestConfig SOON = new RequestConfigBuilder()
            .withRequestTimeout(500)
            .withRequestRetryBackoffLimit(0)
            .build();

    private static final int TOO_MANY_REQUESTS = 429;

    private final NamespacedKubernetesClient client;
    private final String lease;

    LookAtLease(KubernetesClient client, String lease) {
        this.client = client.adapt(NamespacedKubernetesClient.class);
        this.lease = lease;
    }

    @Override
    public boolean getAsBoolean() {
        try {
            client.withRequestConfig(SOON).call(soon -> soon.leases()
                    .inNamespace(soon.getNamespace())
                    .withName(lease)
                    .get());
            return true;
        } catch (KubernetesClientException e) {
            // a refusal is an answer; that it is overloaded, or has lost its store, is none
            return e.getCode() >= 400 && e.getCode() < 500 && e.getCode() != TOO_MANY_REQUESTS;
        }
    }
}
