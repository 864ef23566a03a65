package io.github.camelzoom.examples.recordings;

import io.github.camelzoom.examples.recordings.store.StoreSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What can be set. A setting {@code RECORDINGS_FOLDER} is the environment variable of that name, or the system property
 * {@code recordings.folder}, which wins.
 *
 * @param zoom how to reach Zoom; empty for the simulator
 * @param store where objects go; empty for the embedded server
 * @param folder for tasks, what failed, and the ids of what was stored
 * @param bytes size of the largest file that the simulator has
 */
record Settings(Optional<Zoom> zoom, Optional<StoreSettings> store, Path folder, long bytes) {
    private static final String COMPONENT = "camel.component.zoom-ws.";
    private static final List<String> NEEDED =
            List.of("ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET", "ZOOM_SUBSCRIPTION_ID");

    /**
     * How to reach Zoom, or what stands for it. Holds a secret, so its text is the subscription alone.
     *
     * @param componentProperties of Camel
     */
    record Zoom(String subscriptionId, Map<String, String> componentProperties) {
        @Override
        public String toString() {
            return "Zoom[" + subscriptionId + "]";
        }
    }

    static Settings ofProcess() {
        return from(name -> {
            String property = System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'));
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
                zoom(source),
                store(source),
                Path.of(text(source, "RECORDINGS_FOLDER").orElse("recordings-data")),
                bytes(text(source, "RECORDINGS_BYTES").orElse("50000000")));
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
        for (String name : List.of(
                "ZOOM_ACCOUNT_ID",
                "ZOOM_CLIENT_ID",
                "ZOOM_CLIENT_SECRET",
                "ZOOM_SECRET_TOKEN",
                "ZOOM_WEB_SOCKET_URL",
                "ZOOM_OAUTH_URL")) {
            String property = COMPONENT
                    + name.substring("ZOOM_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
            text(source, name).ifPresent(value -> properties.put(property, value));
        }
        return Optional.of(new Zoom(text(source, "ZOOM_SUBSCRIPTION_ID").orElseThrow(), properties));
    }

    private static Optional<StoreSettings> store(UnaryOperator<String> source) {
        Optional<String> accessKey = text(source, "S3_ACCESS_KEY");
        Optional<String> secretKey = text(source, "S3_SECRET_KEY");
        if (accessKey.isPresent() != secretKey.isPresent()) {
            throw new IllegalArgumentException("S3_ACCESS_KEY and S3_SECRET_KEY belong together");
        }
        return text(source, "S3_BUCKET")
                .map(bucket -> new StoreSettings(
                        bucket,
                        text(source, "S3_ENDPOINT").map(Settings::address),
                        text(source, "S3_REGION").orElse("us-east-1"),
                        accessKey,
                        secretKey));
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && address.getScheme().startsWith("http")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "S3_ENDPOINT must be an address such as https://s3.example.com, not '" + text + "'");
    }

    private static long bytes(String text) {
        try {
            long bytes = Long.parseLong(text);
            if (bytes > 0) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("RECORDINGS_BYTES must be a number above zero, not '" + text + "'");
    }

    private static Optional<String> text(UnaryOperator<String> source, String name) {
        return Optional.ofNullable(source.apply(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
