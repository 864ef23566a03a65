package io.github.camelzoom.examples.esb.plain;

import io.github.camelzoom.examples.esb.bus.EsbRoutes;
import io.github.camelzoom.examples.esb.bus.ZoomRoutes;
import io.github.camelzoom.websocket.ZoomWsComponent;
import io.github.camelzoom.websocket.ZoomWsConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * An application of the kind that makes its CamelContext itself. Zoom is added in {@link #connectZoom}, and starts and
 * stops with the rest.
 */
public final class PlainApplication implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 20;

    private final CamelContext camel = new DefaultCamelContext();
    private final HealthEndpoint health;

    /**
     * Starts it. Zoom may take longer: the connection is a state, which {@link #health()} tells.
     *
     * @param settings {@code esb.folder}, {@code esb.port} and {@code zoom.subscription-id}; no secrets
     * @param secrets where {@code zoom.account-id}, {@code zoom.client-id} and {@code zoom.client-secret} are
     */
    public PlainApplication(Properties settings, SecretStore secrets) throws Exception {
        camel.getCamelContextExtension().setName("plain-esb");
        camel.getPropertiesComponent().setInitialProperties(settings);
        camel.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
        try {
            camel.addRoutes(new EsbRoutes());
            connectZoom(settings, secrets);
            camel.start();
            health = HealthEndpoint.open(Integer.parseInt(settings.getProperty("esb.port", "8080")), camel);
        } catch (Exception e) {
            camel.stop();
            throw e;
        }
    }

    private void connectZoom(Properties settings, SecretStore secrets) throws Exception {
        ZoomWsComponent zoom = new ZoomWsComponent();
        ZoomWsConfiguration configuration = zoom.getConfiguration();
        configuration.setAccountId(secrets.secret("zoom.account-id"));
        configuration.setClientId(secrets.secret("zoom.client-id"));
        configuration.setClientSecret(secrets.secret("zoom.client-secret"));
        // other addresses only for the government cloud, or a simulator
        if (settings.containsKey("zoom.web-socket-url")) {
            configuration.setWebSocketUrl(settings.getProperty("zoom.web-socket-url"));
            configuration.setOauthUrl(settings.getProperty("zoom.oauth-url"));
        }
        camel.addComponent("zoom-ws", zoom);
        camel.addRoutes(new ZoomRoutes());
    }

    /** For whoever embeds this application. */
    public CamelContext camel() {
        return camel;
    }

    /** Address of its health page. */
    public URI health() {
        return URI.create("http://localhost:" + health.port() + "/health");
    }

    /** Stops it: the connection is closed, and what was received is routed to its end. */
    @Override
    public void close() {
        try {
            camel.stop();
        } finally {
            health.close();
        }
    }

    /** Runs until Ctrl-C; see the README for the variables. */
    public static void main(String[] args) throws Exception {
        SecretStore secrets = SecretStore.open(
                Path.of(variable("ESB_SECRETS")),
                variable("ESB_SECRETS_PASSWORD").toCharArray());
        Properties settings = new Properties();
        settings.setProperty("esb.folder", System.getenv().getOrDefault("ESB_FOLDER", "esb-data"));
        settings.setProperty("esb.port", System.getenv().getOrDefault("ESB_PORT", "8080"));
        settings.setProperty("zoom.subscription-id", variable("ZOOM_SUBSCRIPTION_ID"));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (PlainApplication application = new PlainApplication(settings, secrets)) {
            System.out.println("  Health at " + application.health() + ". Ctrl-C ends it.");
            asked.await();
        } finally {
            done.countDown();
        }
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The environment variable " + name + " is not set.");
        }
        return value;
    }
}
