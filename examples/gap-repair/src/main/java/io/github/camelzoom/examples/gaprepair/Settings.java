package io.github.camelzoom.examples.gaprepair;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.camel.util.TimeUtils;

/**
 * What can be set. A setting {@code REPAIR_FOLDER} is the environment variable of that name, or the system property
 * {@code repair.folder}, which wins.
 *
 * @param zoom how to reach Zoom; empty for the simulator
 * @param folder for what came, live and repaired, for the tasks, and for the keys of what was routed
 * @param passes how long after a gap it is repaired, each
 * @param sources what to ask for; empty for all
 */
record Settings(Optional<Zoom> zoom, Path folder, List<Duration> passes, List<String> sources) {
    private static final List<String> NEEDED =
            List.of("ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET", "ZOOM_SUBSCRIPTION_ID");

    /** How to reach Zoom, or what stands for it. Holds a secret, so its text is the subscription alone. */
    record Zoom(
            String subscriptionId,
            String accountId,
            String clientId,
            String clientSecret,
            String webSocketUrl,
            String oauthUrl,
            String restUrl) {
        @Override
        public String toString() {
            return "Zoom[" + subscriptionId + "]";
        }
    }

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
                zoom(source),
                Path.of(text(source, "REPAIR_FOLDER").orElse("gap-repair-data")),
                list(source, "REPAIR_PASSES", "1m,1h,24h").stream()
                        .map(Settings::duration)
                        .toList(),
                list(source, "REPAIR_SOURCES", ""));
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
        return Optional.of(new Zoom(
                text(source, "ZOOM_SUBSCRIPTION_ID").orElseThrow(),
                text(source, "ZOOM_ACCOUNT_ID").orElseThrow(),
                text(source, "ZOOM_CLIENT_ID").orElseThrow(),
                text(source, "ZOOM_CLIENT_SECRET").orElseThrow(),
                text(source, "ZOOM_WEB_SOCKET_URL").orElse("wss://ws.zoom.us/ws"),
                text(source, "ZOOM_OAUTH_URL").orElse("https://zoom.us/oauth/token"),
                text(source, "ZOOM_REST_URL").orElse("https://api.zoom.us/v2")));
    }

    private static Duration duration(String text) {
        try {
            return Duration.ofMillis(TimeUtils.toMilliSeconds(text));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("REPAIR_PASSES must be times such as 1m,1h,24h, not '" + text + "'", e);
        }
    }

    private static List<String> list(UnaryOperator<String> source, String name, String otherwise) {
        return Arrays.stream(text(source, name).orElse(otherwise).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Optional<String> text(UnaryOperator<String> source, String name) {
        return Optional.ofNullable(source.apply(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
