package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.SubscriptionAddress;
import io.github.camelzoom.websocket.oauth.ZoomGrantType;
import io.github.camelzoom.websocket.protocol.EventFilter;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Finds what is missing or contradictory before anything is started, and says so in words that name the option. Never
 * quotes a value that could be a secret.
 */
public final class ConfigurationCheck {

    /** Ids seen are 22 characters of base64url; anything that fits a path segment passes. */
    private static final Pattern SUBSCRIPTION_ID = Pattern.compile("[A-Za-z0-9_.~=+-]+");

    private final ZoomWsConfiguration configuration;
    private final String subscriptionId;

    private ConfigurationCheck(ZoomWsConfiguration configuration, String subscriptionId) {
        this.configuration = configuration;
        this.subscriptionId = subscriptionId;
    }

    /** @throws IllegalArgumentException with the first thing that is wrong */
    public static void check(ZoomWsConfiguration configuration, String subscriptionId) {
        ConfigurationCheck check = new ConfigurationCheck(configuration, subscriptionId);
        check.subscription();
        check.credentials();
        check.addresses();
        check.times();
        check.limits();
        check.proxy();
        EventFilter.parse(configuration.getEvents() == null ? "*" : configuration.getEvents());
    }

    private void subscription() {
        if (subscriptionId == null || subscriptionId.isBlank()) {
            throw new IllegalArgumentException("The subscription id is missing: write zoom-ws:<subscription id>, the id"
                    + " being the one in the endpoint URL that the Zoom Marketplace shows for the event subscription"
                    + " (the examples take it from the environment variable ZOOM_SUBSCRIPTION_ID)");
        }
        String[] ids = subscriptionId.split(",", -1);
        for (String id : ids) {
            if (!SUBSCRIPTION_ID.matcher(id).matches()) {
                throw new IllegalArgumentException("'" + id + "' is no subscription id. It is the value of"
                        + " subscriptionId in the endpoint URL that the Zoom Marketplace shows, letters and digits"
                        + " mostly");
            }
        }
        if (ids.length > 2 || ids.length == 2 && ids[0].equals(ids[1])) {
            throw new IllegalArgumentException(
                    "'" + subscriptionId + "': name one subscription, or two different ones that back each other up");
        }
    }

    private void credentials() {
        if (configuration.getSecretToken() != null
                && configuration.getSecretToken().isBlank()) {
            throw new IllegalArgumentException(
                    "secretToken is set, but blank. Leave the option out if signatures are not" + " to be verified");
        }
        if (configuration.getTokenProvider() != null) {
            return;
        }
        require(configuration.getClientId(), "clientId", "client-id", "ZOOM_CLIENT_ID");
        require(configuration.getClientSecret(), "clientSecret", "client-secret", "ZOOM_CLIENT_SECRET");
        if (configuration.effectiveGrantType() == ZoomGrantType.account_credentials) {
            require(configuration.getAccountId(), "accountId", "account-id", "ZOOM_ACCOUNT_ID");
        }
    }

    private static void require(String value, String option, String property, String variable) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(option + " is not set. Set the endpoint option " + option
                    + ", or once for all endpoints the component property camel.component.zoom-ws." + property
                    + " (the examples take it from the environment variable " + variable + ")");
        }
    }

    private void addresses() {
        for (String id : subscriptionId.split(",")) {
            SubscriptionAddress.of(configuration.getWebSocketUrl(), id);
        }
        URI oauth;
        try {
            oauth = URI.create(configuration.getOauthUrl());
        } catch (IllegalArgumentException | NullPointerException e) {
            oauth = URI.create("");
        }
        boolean http = "https".equalsIgnoreCase(oauth.getScheme()) || "http".equalsIgnoreCase(oauth.getScheme());
        if (!http || oauth.getHost() == null) {
            throw new IllegalArgumentException(
                    "oauthUrl must be an https URL that names a host, as in https://zoom.us/oauth/token");
        }
    }

    private void times() {
        positive("heartbeatInterval", configuration.getHeartbeatInterval());
        positive("livenessTimeout", configuration.getLivenessTimeout());
        positive("connectTimeout", configuration.getConnectTimeout());
        positive("reconnectInitialDelay", configuration.getReconnectInitialDelay());
        positive("reconnectMaxDelay", configuration.getReconnectMaxDelay());
        positive("refreshMargin", configuration.getRefreshMargin());
        if (configuration.getHealthGracePeriod() < 0) {
            throw new IllegalArgumentException(
                    "healthGracePeriod must not be negative, but is " + configuration.getHealthGracePeriod());
        }
        if (configuration.getLivenessTimeout() <= configuration.getHeartbeatInterval()) {
            throw new IllegalArgumentException("livenessTimeout (" + configuration.getLivenessTimeout()
                    + " ms) must be longer than heartbeatInterval (" + configuration.getHeartbeatInterval()
                    + " ms): without events, only the answers to heartbeats show that the connection lives");
        }
        if (configuration.getReconnectMaxDelay() < configuration.getReconnectInitialDelay()) {
            throw new IllegalArgumentException("reconnectMaxDelay (" + configuration.getReconnectMaxDelay()
                    + " ms) must not be shorter than reconnectInitialDelay ("
                    + configuration.getReconnectInitialDelay() + " ms)");
        }
    }

    private void limits() {
        positive("concurrentConsumers", configuration.getConcurrentConsumers());
        positive("maxPendingEvents", configuration.getMaxPendingEvents());
        positive("maxMessageSize", configuration.getMaxMessageSize());
    }

    private static void positive(String option, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(option + " must be greater than zero, but is " + value);
        }
        if (value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(option + " is too large: " + value);
        }
    }

    private void proxy() {
        if (configuration.getProxyHost() != null && configuration.getProxyPort() == null) {
            throw new IllegalArgumentException("proxyHost is set, but proxyPort is not");
        }
    }
}
