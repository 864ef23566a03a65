package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes in XML and YAML, and where their secrets may come from. */
class RouteLanguagesTest {

    /** A variable that every machine has, standing for ZOOM_CLIENT_ID. */
    private static final String VARIABLE = "PATH";

    /** With all that has a meaning in a URI, in a placeholder or to Camel. */
    private static final String SECRET = "s&c=r+t%25 #?(x}y)z";

    private static final String ROUTE =
            "- from: {uri: 'zoom-ws:{{zoom.subscription-id}}', parameters: {clientSecret: '%s'}, steps: [{to: 'mock:events'}]}";

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.of(
            ZoomSimulator.builder().clientId(System.getenv(VARIABLE)).clientSecret(SECRET));

    private final Main main = new Main();

    private final Map<String, String> properties = new HashMap<>(zoom.componentProperties());

    @AfterEach
    void stop() {
        main.stop();
    }

    private void receivesEvents(String resource, String routes) throws Exception {
        Properties all = new Properties();
        all.putAll(properties);
        all.setProperty("zoom.subscription-id", zoom.subscriptionId());
        all.setProperty("zoom.secret", SECRET);
        main.setOverrideProperties(all);
        main.start();
        PluginHelper.getRoutesLoader(main.getCamelContext()).loadRoutes(ResourceHelper.fromString(resource, routes));
        assertTrue(zoom.awaitConnected(Duration.ofSeconds(10)));
        MockEndpoint events = main.getCamelContext().getEndpoint("mock:events", MockEndpoint.class);
        events.expectedBodiesReceived("{\"event\":\"meeting.started\",\"payload\":{}}");
        zoom.send("{\"event\":\"meeting.started\",\"payload\":{}}");
        events.assertIsSatisfied();
    }

    private void withoutTheSecretOnTheComponent() {
        assertEquals(SECRET, properties.remove("camel.component.zoom-ws.client-secret"));
    }

    @Test
    void aRouteInXml() throws Exception {
        receivesEvents("routes.xml", """
                <routes>
                  <route>
                    <from uri="zoom-ws:{{zoom.subscription-id}}?events=meeting.*&amp;livenessTimeout=90s"/>
                    <to uri="mock:events"/>
                  </route>
                </routes>
                """);
    }

    @Test
    void environmentVariables() throws Exception {
        properties.put("camel.component.zoom-ws.client-id", "{{env:" + VARIABLE + "}}");
        receivesEvents(
                "routes.yaml", "- from: {uri: 'zoom-ws:{{zoom.subscription-id}}', steps: [{to: 'mock:events'}]}");
    }

    @Test
    void theFunctionOfAVault() throws Exception {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport starting) {
                starting.getCamelContext().getPropertiesComponent().addPropertiesFunction(new Vault());
            }
        });
        properties.put("camel.component.zoom-ws.client-secret", "{{vault:zoom/secret}}");
        receivesEvents(
                "routes.yaml", "- from: {uri: 'zoom-ws:{{zoom.subscription-id}}', steps: [{to: 'mock:events'}]}");
    }

    @Test
    void aSecretByReferenceInAUriStaysWholeAndOutOfTheUri() throws Exception {
        withoutTheSecretOnTheComponent();
        receivesEvents("routes.yaml", ROUTE.formatted("#property:zoom.secret"));
        String uri = main.getCamelContext().getRoutes().get(0).getEndpoint().getEndpointUri();
        assertFalse(uri.contains("s&c"), uri);
    }

    /** As Camel's own ones for HashiCorp, AWS, Azure, Google and Kubernetes are: known by its name in a placeholder. */
    private static final class Vault implements PropertiesFunction {

        @Override
        public String getName() {
            return "vault";
        }

        @Override
        public String apply(String path) {
            return path.equals("zoom/secret") ? SECRET : null;
        }
    }
}
