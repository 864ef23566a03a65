package io.github.camelzoom.examples.kubernetes;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @Test
    void aCandidateWithoutANameIsToldSo() {
        CamelContext context = context("", "true");
        String told = assertThrows(IllegalArgumentException.class, () -> election.configure(context))
                .getMessage();
        assertTrue(told.contains("POD_NAME"), told);
    }
}
