package io.github.camelzoom.examples.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What can be set. A setting {@code DASHBOARD_PORT} is the environment variable of that name, or the system property
 * {@code dashboard.port}, which wins.
 *
 * @param host address to listen on
 * @param port of the page
 * @param observePort of the health and metrics endpoints; 0 for a free one
 * @param speed how many times faster than real time the simulated days are played; 0 for none
 * @param zoom how to connect to Zoom; empty for the simulator
 */
record Settings(String host, int port, int observePort, int speed, Optional<Zoom> zoom) {
    private static final List<String> NEEDED =
            List.of("ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET", "ZOOM_SUBSCRIPTION_ID");
    private static final List<String> MORE = List.of("ZOOM_SECRET_TOKEN", "ZOOM_WEB_SOCKET_URL", "ZOOM_OAUTH_URL");

    /**
     * How to connect to Zoom.
     *
     * @param componentProperties as Camel properties; with secrets among them
     */
    record Zoom(String subscriptionId, Map<String, String> componentProperties) {
        /** Without the properties, for the secrets in them. */
        @Override
        public String toString() {
            return "Zoom[" + subscriptionId + "]";
        }
    }

    /** The settings of this process. */
    static Settings ofProcess() {
        return from(name -> {
            String property = System.getProperty(name.toLowerCase().replace('_', '.'));
            return property == null ? System.getenv(name) : property;
        });
    }

    /**
     * Takes settings from anywhere.
     *
     * @param source gives null or a blank text for what it does not have
     * @throws IllegalArgumentException if one is missing or wrong; the message names it
     */
    static Settings from(UnaryOperator<String> source) {
        return new Settings(
                text(source, "DASHBOARD_HOST").orElse("localhost"),
                number(source, "DASHBOARD_PORT", 8080, 65_535),
                number(source, "DASHBOARD_OBSERVE_PORT", 9876, 65_535),
                number(source, "DASHBOARD_SPEED", 60, 10_000),
                zoom(source));
    }

    private static Optional<Zoom> zoom(UnaryOperator<String> source) {
        List<String> missing =
                NEEDED.stream().filter(name -> text(source, name).isEmpty()).toList();
        if (missing.size() == NEEDED.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("To connect to Zoom it takes all of " + String.join(", ", NEEDED)
                    + "; without any of them the simulator plays Zoom. Missing: " + String.join(", ", missing));
        }
        Map<String, String> properties = new TreeMap<>();
        NEEDED.stream()
                .filter(name -> !name.equals("ZOOM_SUBSCRIPTION_ID"))
                .forEach(name ->
                        properties.put(property(name), text(source, name).orElseThrow()));
        MORE.forEach(name -> text(source, name).ifPresent(value -> properties.put(property(name), value)));
        return Optional.of(new Zoom(text(source, "ZOOM_SUBSCRIPTION_ID").orElseThrow(), properties));
    }

    /** {@code ZOOM_CLIENT_ID} is the component's option {@code client-id}. */
    private static String property(String name) {
        return "camel.component.zoom-ws."
                + name.substring("ZOOM_".length()).toLowerCase().replace('_', '-');
    }

    private static int number(UnaryOperator<String> source, String name, int otherwise, int most) {
        Optional<String> text = text(source, name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(name + " must be a number from 0 to " + most + ", not '" + text.get() + "'");
    }

    private static Optional<String> text(UnaryOperator<String> source, String name) {
        return Optional.ofNullable(source.apply(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
