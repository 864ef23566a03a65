package io.github.camelzoom.websocket.tools.doctor;

import io.github.camelzoom.websocket.ZoomWsConfiguration;
import io.github.camelzoom.websocket.connection.Backoff;
import io.github.camelzoom.websocket.connection.ConnectionSettings;
import io.github.camelzoom.websocket.connection.DisplacementPolicy;
import io.github.camelzoom.websocket.connection.SubscriptionAddress;
import io.github.camelzoom.websocket.net.TransportSettings;
import io.github.camelzoom.websocket.oauth.OAuthSettings;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.time.Duration;

/** A configuration that was found good, as the component's parts take it. Holds secrets, so nothing of it is shown. */
final class Setup {

    private final ZoomWsConfiguration configuration;
    private final String subscriptionId;
    private final TransportSettings transport;

    Setup(ZoomWsConfiguration configuration, SettingOptions options) {
        this.configuration = configuration;
        this.subscriptionId = options.subscriptionId;
        PfxOptions trust = options.trustStore == null
                ? null
                : new PfxOptions()
                        .setPath(options.trustStore.toAbsolutePath().toString())
                        .setPassword(options.trustStorePassword());
        this.transport = new TransportSettings(
                tls -> {
                    if (trust != null) {
                        tls.setTrustOptions(trust);
                    }
                },
                configuration.effectiveProxy(),
                connectTimeout(),
                configuration.getMaxMessageSize(),
                null);
    }

    ZoomWsConfiguration configuration() {
        return configuration;
    }

    TransportSettings transport() {
        return transport;
    }

    Duration connectTimeout() {
        return Duration.ofMillis(configuration.getConnectTimeout());
    }

    Duration livenessTimeout() {
        return Duration.ofMillis(configuration.getLivenessTimeout());
    }

    OAuthSettings oauth() {
        return new OAuthSettings(
                URI.create(configuration.getOauthUrl()),
                configuration.effectiveGrantType(),
                configuration.getAccountId(),
                configuration.getClientId(),
                configuration.getClientSecret(),
                connectTimeout());
    }

    URI webSocketUrl() {
        return URI.create(configuration.getWebSocketUrl());
    }

    SubscriptionAddress address() {
        return SubscriptionAddress.of(configuration.getWebSocketUrl(), subscriptionId);
    }

    /** One attempt and no more, and no fight for the subscription: who looks for a fault wants to see the first. */
    ConnectionSettings connection() {
        return new ConnectionSettings(
                Duration.ofMillis(configuration.getHeartbeatInterval()),
                livenessTimeout(),
                connectTimeout(),
                new Backoff(
                        Duration.ofMillis(configuration.getReconnectInitialDelay()),
                        Duration.ofMillis(configuration.getReconnectMaxDelay())),
                ConnectionSettings.STABLE_AFTER,
                0,
                Duration.ofMillis(configuration.getRefreshMargin()),
                DisplacementPolicy.stop);
    }
}
