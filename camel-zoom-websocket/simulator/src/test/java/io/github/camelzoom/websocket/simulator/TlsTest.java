package io.github.camelzoom.websocket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** The simulator with TLS. */
class TlsTest {
    @Test
    void servesWssAndHttpsToWhoeverTrustsItsCertificate() throws Exception {
        Path trustStore;
        try (ZoomSimulator zoom = ZoomSimulator.builder().tls(true).build()) {
            trustStore = zoom.trustStore();
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(trusting(zoom)).build();
            HttpRequest request = TestClient.tokenRequest(zoom)
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                    .build();
            String answer =
                    trusting.send(request, HttpResponse.BodyHandlers.ofString()).body();
            String token = TestClient.json(answer).path("access_token").asText();
            TestClient client = new TestClient();
            trusting.newWebSocketBuilder()
                    .buildAsync(
                            URI.create(zoom.webSocketUrl() + "?subscriptionId=" + zoom.subscriptionId()
                                    + "&access_token=" + token),
                            client)
                    .join();

            assertTrue(zoom.webSocketUrl().startsWith("wss://"), zoom.webSocketUrl());
            assertTrue(TestClient.json(client.text(0)).path("success").asBoolean());
            assertThrows(
                    SSLHandshakeException.class,
                    () -> TestClient.HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
            zoom.resetConnections();
            assertEquals("1006 ", client.closed());
        }
        assertFalse(Files.exists(trustStore));
    }

    @Test
    void hasNoCertificateWithoutTls() {
        try (ZoomSimulator zoom = ZoomSimulator.create()) {
            assertThrows(IllegalStateException.class, zoom::trustStore);
        }
    }

    private static SSLContext trusting(ZoomSimulator zoom) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(zoom.trustStore())) {
            store.load(in, zoom.trustStorePassword().toCharArray());
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
