package io.github.camelzoom.websocket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The options that make a connection what it is; endpoints that share one must agree on them. */
final class ConnectionOptions {

    private final Map<String, Object> values = new LinkedHashMap<>();

    ConnectionOptions(ZoomWsConfiguration configuration) {
        values.put("accountId", configuration.getAccountId());
        values.put("clientId", configuration.getClientId());
        values.put("clientSecret", configuration.getClientSecret());
        values.put("grantType", configuration.effectiveGrantType());
        values.put("tokenProvider", configuration.getTokenProvider());
        values.put("oauthUrl", configuration.getOauthUrl());
        values.put("webSocketUrl", configuration.getWebSocketUrl());
        values.put("heartbeatInterval", configuration.getHeartbeatInterval());
        values.put("livenessTimeout", configuration.getLivenessTimeout());
        values.put("connectTimeout", configuration.getConnectTimeout());
        values.put("reconnectInitialDelay", configuration.getReconnectInitialDelay());
        values.put("reconnectMaxDelay", configuration.getReconnectMaxDelay());
        values.put("maxReconnectAttempts", configuration.getMaxReconnectAttempts());
        values.put("refreshMargin", configuration.getRefreshMargin());
        values.put("displacement", configuration.getDisplacement());
        values.put("maxMessageSize", configuration.getMaxMessageSize());
        values.put("sslContextParameters", configuration.getSslContextParameters());
        values.put("proxyHost", configuration.getProxyHost());
        values.put("proxyPort", configuration.getProxyPort());
        values.put("proxyType", configuration.getProxyType());
        values.put("proxyUsername", configuration.getProxyUsername());
        values.put("proxyPassword", configuration.getProxyPassword());
        values.put("webSocketClientOptions", configuration.getWebSocketClientOptions());
    }

    /** The names of those that differ. Never the values, which may be secrets. */
    List<String> differingFrom(ConnectionOptions other) {
        return values.keySet().stream()
                .filter(name -> !Objects.equals(values.get(name), other.values.get(name)))
                .toList();
    }
}
