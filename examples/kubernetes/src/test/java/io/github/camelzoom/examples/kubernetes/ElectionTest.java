package io.github.camelzoom.examples.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.camelzoom.websocket.CoverageDirectory;
import io.github.camelzoom.websocket.ZoomWsComponent;
import io.github.camelzoom.websocket.ZoomWsConfiguration;
import io.github.camelzoom.websocket.connection.DisplacementPolicy;
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
        context.getPropertiesComponent().addInitialProperty("election.label", "app.kubernetes.io/name=zoom-events");
        context.getPropertiesComponent().addInitialProperty("election.coverage", "zoom-events-coverage");
        for (String time : List.of("lease", "renew", "retry", "patience")) {
            context.getPropertiesComponent().addInitialProperty("election." + time, "1s");
        }
        context.getPropertiesComponent().addInitialProperty("zoom.folder", "target/none");
        return context;
    }

    @Test
    void twinsElectNobody() throws Exception {
        CamelContext context = context("", "false");
        election.configure(context);
        assertNull(context.hasService(CamelClusterService.class));
        assertInstanceOf(CoverageDirectory.class, zoom(context).getCoverageRepository());
        assertEquals(DisplacementPolicy.retake, zoom(context).getDisplacement());
    }

    private static ZoomWsConfiguration zoom(CamelContext context) {
        return context.getComponent("zoom-ws", ZoomWsComponent.class).getConfiguration();
    }

    /** What belongs together where one is active and others are ready. */
    @Test
    void aCandidateIsReadyToTakeOverAndKeepsOffWhenItIsDisplaced() throws Exception {
        try (ApiServer api = new ApiServer()) {
            CamelContext context = context("zoom-events-1", "true");
            new Election(api.access("zoom-events-1")).configure(context);
            assertNotNull(context.hasService(CamelClusterService.class));
            assertInstanceOf(CoverageConfigMap.class, zoom(context).getCoverageRepository());
            assertTrue(zoom(context).isWarmStandby());
            assertEquals(DisplacementPolicy.standby, zoom(context).getDisplacement());
        }
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
