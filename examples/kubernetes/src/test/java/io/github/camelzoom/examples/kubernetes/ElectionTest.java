package io.github.camelzoom.examples.kubernetes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.component.kubernetes.KubernetesConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Whether there is an election at all, and what it cannot do without. */
class ElectionTest {

    private final Election election = new Election(new KubernetesConfiguration());

    private static CamelContext context(String pod, String elected) {
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().addInitialProperty("election", elected);
        context.getPropertiesComponent().addInitialProperty("election.pod", pod);
        context.getPropertiesComponent().addInitialProperty("election.name", "zoom");
        return context;
    }

    @Test
    void twinsElectNobody() throws Exception {
        CamelContext context = context("", "false");
        election.configure(context);
        assertNull(context.hasService(CamelClusterService.class));
    }

    /** A probe waits for this. The client itself would wait ten seconds, and try again ten times. */
    @Test
    void whetherTheApiServerAnswersIsKnownSoon() throws Exception {
        try (ApiServer api = new ApiServer();
                ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                KubernetesClient toSilent = client(silent.getLocalPort());
                KubernetesClient toNobody = client(1)) {
            assertTrue(new LookAtLease(api.access("p").getKubernetesClient(), "zoom-events").getAsBoolean());
            for (KubernetesClient client : List.of(toSilent, toNobody)) {
                LookAtLease look = new LookAtLease(client, "zoom-events");
                assertFalse(assertTimeout(Duration.ofSeconds(3), look::getAsBoolean));
            }
        }
    }

    private static KubernetesClient client(int port) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://localhost:" + port)
                        .withNamespace("test")
                        .build())
                .build();
    }

    @Test
    void aCandidateWithoutANameIsToldSo() {
        CamelContext context = context("", "true");
        String told = assertThrows(IllegalArgumentException.class, () -> election.configure(context))
                .getMessage();
        assertTrue(told.contains("POD_NAME"), told);
    }
}
