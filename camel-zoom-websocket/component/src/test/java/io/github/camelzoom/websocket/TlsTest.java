package io.github.camelzoom.websocket;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
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

    @RegisterExtension
    final LogCapture log = new LogCapture();

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
    void aStandbyThatIsPreparedResumesTheTlsSessionOfItsPreparation() throws Exception {
        CountingTrust trust = new CountingTrust();
        camel.getRegistry().bind("tls", trustingBy(trust));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(zoom.endpointUri("sslContextParameters=#tls&warmStandby=true"))
                        .routeId("zoom")
                        .autoStartup(false)
                        .to("mock:out");
            }
        });
        camel.start();
        await().until(() -> log.lines().stream().anyMatch(line -> line.text().startsWith("The standby is ready")));
        int fullHandshakes = trust.checks.get();
        camel.getRouteController().startRoute("zoom");
        assertReceives();
        assertEquals(2, fullHandshakes, "one for the token, one for the socket");
        assertEquals(fullHandshakes, trust.checks.get(), "a resumed session needs no certificate");
    }

    @Test
    void withoutAPreparationTheHandshakeIsAFullOne() throws Exception {
        CountingTrust trust = new CountingTrust();
        camel.getRegistry().bind("tls", trustingBy(trust));
        start(zoom.endpointUri("sslContextParameters=#tls"));
        assertReceives();
        assertEquals(2, trust.checks.get());
    }

    private static SSLContextParameters trustingBy(CountingTrust trust) {
        TrustManagersParameters managers = new TrustManagersParameters();
        managers.setTrustManager(trust);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(managers);
        return parameters;
    }

    /** Trusts everybody, and counts how often it was shown a certificate. */
    private static final class CountingTrust extends X509ExtendedTrustManager {

        private final AtomicInteger checks = new AtomicInteger();

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            checks.incrementAndGet();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            checks.incrementAndGet();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            checks.incrementAndGet();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
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
