package io.github.camelzoom.examples.quickstart.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to connect to Zoom.
 *
 * @param subscriptionId the event subscription to listen to
 * @param componentProperties the rest, as Camel properties; with secrets among them
 */
public record ZoomSettings(String subscriptionId, Map<String, String> componentProperties) {
    private static final String COMPONENT = "camel.component.zoom-ws.";
    private static final List<String> NEEDED =
            List.of("ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET", "ZOOM_SUBSCRIPTION_ID");

    public ZoomSettings {
        componentProperties = Map.copyOf(componentProperties);
    }

    /** Those for the real Zoom, or none if nothing is said about it. */
    static Optional<ZoomSettings> from(Source source) {
        if (NEEDED.stream().allMatch(name -> source.text(name).isEmpty())) {
            return Optional.empty();
        }
        String because = "to connect to Zoom it takes all of " + String.join(", ", NEEDED)
                + "; without any of them the simulator plays Zoom";
        Map<String, String> properties = new HashMap<>();
        properties.put(COMPONENT + "account-id", source.required("ZOOM_ACCOUNT_ID", because));
        properties.put(COMPONENT + "client-id", source.required("ZOOM_CLIENT_ID", because));
        properties.put(COMPONENT + "client-secret", source.required("ZOOM_CLIENT_SECRET", because));
        source.text("ZOOM_SECRET_TOKEN").ifPresent(token -> properties.put(COMPONENT + "secret-token", token));
        source.text("ZOOM_WEB_SOCKET_URL").ifPresent(url -> properties.put(COMPONENT + "web-socket-url", url));
        source.text("ZOOM_OAUTH_URL").ifPresent(url -> properties.put(COMPONENT + "oauth-url", url));
        return Optional.of(new ZoomSettings(source.required("ZOOM_SUBSCRIPTION_ID", because), properties));
    }

    /** Without the properties, for the secrets in them. */
    @Override
    public String toString() {
        return "ZoomSettings[" + subscriptionId + "]";
    }
}
