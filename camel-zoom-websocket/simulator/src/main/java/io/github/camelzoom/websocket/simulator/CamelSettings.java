package io.github.camelzoom.websocket.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a Camel route needs to connect, as an endpoint URI and as properties. */
final class CamelSettings {
    private static final String SECRET = "clientSecret";

    private final String subscriptionId;
    private final Map<String, String> options = new LinkedHashMap<>();

    CamelSettings(ZoomSimulator zoom) {
        subscriptionId = zoom.subscriptionId();
        options.put("webSocketUrl", zoom.webSocketUrl());
        options.put("oauthUrl", zoom.oauthUrl());
        options.put("accountId", zoom.accountId());
        options.put("clientId", zoom.clientId());
        options.put(SECRET, zoom.clientSecret());
    }

    String endpointUri() {
        StringBuilder uri = new StringBuilder("zoom-ws:").append(subscriptionId);
        String separator = "?";
        for (Map.Entry<String, String> option : options.entrySet()) {
            boolean secret = option.getKey().equals(SECRET);
            String value = secret ? "RAW(" + option.getValue() + ")" : encoded(option.getValue());
            uri.append(separator).append(option.getKey()).append('=').append(value);
            separator = "&";
        }
        return uri.toString();
    }

    Map<String, String> componentProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        options.forEach((name, value) -> properties.put("camel.component.zoom-ws." + dashed(name), value));
        return properties;
    }

    private static String dashed(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("%3A", ":")
                .replace("%2F", "/");
    }
}
