package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.net.TransportSettings;
import io.github.camelzoom.websocket.oauth.OAuthClient;
import io.github.camelzoom.websocket.oauth.OAuthSettings;
import io.github.camelzoom.websocket.oauth.ZoomGrantType;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** Makes the real driver of a connection to the simulator. */
final class DriverFixture {

    static final Duration TIMEOUT = Duration.ofSeconds(15);

    private DriverFixture() {}

    /** @param stableAfter how long a connection has to live to wipe out the failures before it */
    static ConnectionDriver driver(ZoomSimulator zoom, Vertx vertx, Duration stableAfter, ConnectionListener listener) {
        TransportSettings transport = new TransportSettings(options -> {}, null, TIMEOUT, 1_000_000, null);
        OAuthSettings oauth = new OAuthSettings(
                URI.create(zoom.oauthUrl()),
                ZoomGrantType.account_credentials,
                zoom.accountId(),
                zoom.clientId(),
                zoom.clientSecret(),
                TIMEOUT);
        return new ConnectionDriver(
                vertx,
                new ConnectionSettings(
                        Duration.ofSeconds(25),
                        Duration.ofSeconds(50),
                        TIMEOUT,
                        new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30)),
                        stableAfter,
                        -1,
                        Duration.ofMinutes(5),
                        DisplacementPolicy.retake),
                transport,
                SubscriptionAddress.of(zoom.webSocketUrl(), zoom.subscriptionId()),
                new OAuthClient(vertx.createHttpClient(transport.httpClientOptions()), oauth, Clock.systemUTC()),
                listener);
    }
}
