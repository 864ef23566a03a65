package io.github.camelzoom.websocket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Over wss and https, with a certificate of a private CA, as behind a bank's inspecting proxy. */
class TlsTest {

    @RegisterExtension
    static final ZoomSimulator zoom =
            ZoomSimulatorExtension.of(ZoomSimulator.builder().tls(true));

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    private static SSLContextParameters trustingTheSimulator() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + zoom.trustStore());
        store.setPassword(zoom.trustStorePassword());
        store.setType("PKCS12");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    private void start(String uri) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("zoom").to("mock:out");
            }
        });
        camel.start();
    }

    private void assertReceives() throws InterruptedException {
        assertTrue(zoom.awaitConnected(Duration.ofSeconds(10)));
        MockEndpoint out = camel.getEndpoint("mock:out", MockEndpoint.class);
        out.expectedMessageCount(1);
        zoom.send("{\"event\":\"meeting.started\",\"payload\":{}}");
        out.assertIsSatisfied();
    }

    @Test
    void oneSettingServesTheTokenRequestAndTheSocket() throws Exception {
        camel.getRegistry().bind("tls", trustingTheSimulator());
        start(zoom.endpointUri("sslContextParameters=#tls"));
        assertReceives();
    }

    @Test
    void theContextsGlobalSettingIsUsedWhenTheComponentIsTold() throws Exception {
        camel.setSSLContextParameters(trustingTheSimulator());
        camel.getComponent("zoom-ws", ZoomWsComponent.class).setUseGlobalSslContextParameters(true);
        start(zoom.endpointUri());
        assertReceives();
    }

    @Test
    void aCertificateThatIsNotTrustedIsNotAccepted() throws Exception {
        start(zoom.endpointUri());
        ZoomWsConsumer consumer = (ZoomWsConsumer) camel.getRoute("zoom").getConsumer();
        await().until(() -> consumer.connectionState() instanceof ConnectionState.Waiting);
        var waiting = (ConnectionState.Waiting) consumer.connectionState();
        assertEquals(ConnectionCause.TOKEN_UNAVAILABLE, waiting.outage().latest());
        assertTrue(
                waiting.outage().detail().startsWith("TLS failed"),
                waiting.outage().detail());
        assertTrue(zoom.truth().connections().isEmpty());
    }
}
