package io.github.camelzoom.websocket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The component as an application sees it: properties in, YAML routes, an unchanged context around it. */
class CamelMainTest {

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    private MockEndpoint start(Map<String, String> properties) throws Exception {
        Properties all = new Properties();
        all.putAll(properties);
        all.setProperty("zoom.subscription-id", zoom.subscriptionId());
        main.setOverrideProperties(all);
        main.configure().withRoutesIncludePattern("classpath:routes/zoom-events.yaml");
        main.start();
        zoom.awaitConnected(Duration.ofSeconds(10));
        return main.getCamelContext().getEndpoint("mock:meetings", MockEndpoint.class);
    }

    private static void assertReceivesMeetingsOnly(MockEndpoint meetings) throws InterruptedException {
        meetings.expectedHeaderReceived(ZoomWsConstants.EVENT, "meeting.started");
        meetings.expectedMessageCount(1);
        zoom.send("{\"event\":\"user.created\",\"payload\":{}}");
        zoom.send("{\"event\":\"meeting.started\",\"payload\":{}}");
        meetings.assertIsSatisfied();
    }

    @Test
    void credentialsAreWrittenOnceAsComponentProperties() throws Exception {
        assertReceivesMeetingsOnly(start(zoom.componentProperties()));
    }

    @Test
    void thePropertiesMayAlsoBeWrittenAsThoseOfTheConfiguration() throws Exception {
        Map<String, String> nested = zoom.componentProperties().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        property -> property.getKey().replace("zoom-ws.", "zoom-ws.configuration."),
                        Map.Entry::getValue));
        assertReceivesMeetingsOnly(start(nested));
    }

    @Test
    void theCoverageIsKeptWhereThePropertiesSay(@TempDir Path folder) throws Exception {
        Map<String, String> properties = new HashMap<>(zoom.componentProperties());
        properties.put("camel.beans.coverage", "#class:" + CoverageDirectory.class.getName());
        properties.put("camel.beans.coverage.directory", folder.resolve("marks").toString());
        properties.put("camel.component.zoom-ws.coverage-repository", "#bean:coverage");
        start(properties);
        Path mark =
                folder.resolve("marks").resolve(CoverageStore.key(zoom.subscriptionId(), "zoom-events") + ".coverage");
        await().until(() -> Files.exists(mark));
    }

    @Test
    void theContextStopsCleanlyAndTheConnectionIsClosedNormally() throws Exception {
        start(zoom.componentProperties());
        main.stop();
        await().until(() -> zoom.truth().acceptedNow() == 0);
        assertEquals(1, zoom.truth().connections().size());
        assertEquals(1000, zoom.truth().connections().get(0).closeCode().orElseThrow());
    }
}
