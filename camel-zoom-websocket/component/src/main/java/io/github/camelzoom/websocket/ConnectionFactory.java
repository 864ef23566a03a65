package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.Backoff;
import io.github.camelzoom.websocket.connection.ConnectionSettings;
import io.github.camelzoom.websocket.connection.SteadyClock;
import io.github.camelzoom.websocket.connection.Subscription;
import io.github.camelzoom.websocket.connection.SubscriptionAddress;
import io.github.camelzoom.websocket.net.TransportSettings;
import io.github.camelzoom.websocket.oauth.OAuthClient;
import io.github.camelzoom.websocket.oauth.OAuthSettings;
import io.github.camelzoom.websocket.oauth.ZoomTokenProvider;
import io.github.camelzoom.websocket.observation.ConnectionFigures;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;

/** Makes of an endpoint's options the connection that they describe. */
final class ConnectionFactory {

    private final CamelContext camelContext;
    private final Vertx vertx;
    private final ZoomWsConfiguration configuration;
    private final String subscriptionId;

    ConnectionFactory(
            CamelContext camelContext, Vertx vertx, ZoomWsConfiguration configuration, String subscriptionId) {
        this.camelContext = camelContext;
        this.vertx = vertx;
        this.configuration = configuration;
        this.subscriptionId = subscriptionId;
    }

    /** A connection that nobody consumes yet, and what has to be closed with it. */
    ZoomConnection create() {
        TransportSettings transport = transportSettings();
        HttpClient http =
                configuration.getTokenProvider() == null ? vertx.createHttpClient(transport.httpClientOptions()) : null;
        ZoomTokenProvider tokens = http == null ? configuration.getTokenProvider() : oauthClient(http);
        SubscriptionAddress address = SubscriptionAddress.of(configuration.getWebSocketUrl(), subscriptionId);
        ConnectionReporter reporter = new ConnectionReporter(subscriptionId, address.display());
        ConnectionFigures figures = new ConnectionFigures(SteadyClock.shared());
        return new ZoomConnection(
                subscriptionId,
                new Subscription(vertx, connectionSettings(), transport, address, tokens, List.of(reporter, figures)),
                http,
                figures,
                configuration.getLivenessTimeout(),
                MeteringLookup.in(camelContext));
    }

    private OAuthClient oauthClient(HttpClient http) {
        OAuthSettings settings = new OAuthSettings(
                URI.create(configuration.getOauthUrl()),
                configuration.effectiveGrantType(),
                configuration.getAccountId(),
                configuration.getClientId(),
                configuration.getClientSecret(),
                Duration.ofMillis(configuration.getConnectTimeout()));
        return new OAuthClient(http, settings, Clock.systemUTC());
    }

    private ConnectionSettings connectionSettings() {
        return new ConnectionSettings(
                Duration.ofMillis(configuration.getHeartbeatInterval()),
                Duration.ofMillis(configuration.getLivenessTimeout()),
                Duration.ofMillis(configuration.getConnectTimeout()),
                new Backoff(
                        Duration.ofMillis(configuration.getReconnectInitialDelay()),
                        Duration.ofMillis(configuration.getReconnectMaxDelay())),
                ConnectionSettings.STABLE_AFTER,
                configuration.getMaxReconnectAttempts(),
                Duration.ofMillis(configuration.getRefreshMargin()),
                configuration.getDisplacement());
    }

    private TransportSettings transportSettings() {
        return new TransportSettings(
                new TlsSettings(camelContext, configuration.getSslContextParameters()),
                configuration.effectiveProxy(),
                Duration.ofMillis(configuration.getConnectTimeout()),
                configuration.getMaxMessageSize(),
                configuration.getWebSocketClientOptions());
    }
}
