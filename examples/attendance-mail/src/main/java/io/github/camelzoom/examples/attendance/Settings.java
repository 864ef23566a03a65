package io.github.camelzoom.examples.attendance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.camel.util.TimeUtils;

/**
 * What can be set. A setting {@code SMTP_HOST} is the environment variable of that name, or the system property
 * {@code smtp.host}, which wins.
 *
 * @param zoom how to reach Zoom; empty for the simulator
 * @param smtp how to send mail; empty for an embedded server
 * @param hosts addresses by user id
 * @param otherwise who gets the mail if the host's address is not known
 * @param folder for the database
 * @param grace how long a meeting that ended is waited on for events that come late
 * @param silence after so long without an event a meeting whose end was not heard counts as over
 */
record Settings(
        Optional<Zoom> zoom,
        Optional<Smtp> smtp,
        Map<String, String> hosts,
        String otherwise,
        Path folder,
        Duration grace,
        Duration silence) {
    private static final List<String> NEEDED =
            List.of("ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET", "ZOOM_SUBSCRIPTION_ID");

    /** How to reach Zoom, or what stands for it. Its text has no secret. */
    record Zoom(String subscriptionId, Map<String, String> componentProperties) {
        @Override
        public String toString() {
            return "Zoom[" + subscriptionId + "]";
        }
    }

    /** How to send mail. Its text has no secret. */
    record Smtp(String host, int port, String tls, String user, String password, String from) {
        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + "]";
        }
    }

    static Settings ofProcess() throws IOException {
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
    static Settings from(UnaryOperator<String> source) throws IOException {
        Optional<Zoom> zoom = zoom(source);
        Optional<Smtp> smtp = smtp(source);
        if (zoom.isPresent() && smtp.isEmpty()) {
            throw new IllegalArgumentException("Mails about real meetings need a mail server: SMTP_HOST");
        }
        return new Settings(
                zoom,
                smtp,
                hosts(source),
                smtp.isPresent() ? required(source, "SMTP_TO") : "meetings@example.com",
                Path.of(text(source, "ATTENDANCE_FOLDER").orElse("attendance-mail-data")),
                duration(source, "ATTENDANCE_GRACE", "1m"),
                duration(source, "ATTENDANCE_SILENCE", "30h"));
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
        Map<String, String> properties = new HashMap<>();
        for (String name : List.of(
                "ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET", "ZOOM_WEB_SOCKET_URL", "ZOOM_OAUTH_URL")) {
            text(source, name).ifPresent(value -> properties.put(componentProperty(name), value));
        }
        return Optional.of(new Zoom(required(source, "ZOOM_SUBSCRIPTION_ID"), properties));
    }

    private static String componentProperty(String name) {
        return "camel.component.zoom-ws."
                + name.substring("ZOOM_".length()).toLowerCase().replace('_', '-');
    }

    private static Optional<Smtp> smtp(UnaryOperator<String> source) {
        return text(source, "SMTP_HOST").map(host -> {
            String tls = text(source, "SMTP_TLS").orElse("starttls");
            int usual =
                    switch (tls) {
                        case "starttls" -> 587;
                        case "implicit" -> 465;
                        case "off" -> 25;
                        default -> throw wrong("SMTP_TLS", "starttls, implicit or off", tls);
                    };
            return new Smtp(
                    host,
                    text(source, "SMTP_PORT").map(Settings::port).orElse(usual),
                    tls,
                    text(source, "SMTP_USER").orElse(null),
                    text(source, "SMTP_PASSWORD").orElse(null),
                    required(source, "SMTP_FROM"));
        });
    }

    private static Map<String, String> hosts(UnaryOperator<String> source) throws IOException {
        Optional<String> file = text(source, "HOSTS_FILE");
        Map<String, String> hosts = new HashMap<>();
        if (file.isPresent()) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of(file.get()))) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(id -> hosts.put(id, properties.getProperty(id)));
        }
        return hosts;
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong("SMTP_PORT", "a number", text);
        }
    }

    private static Duration duration(UnaryOperator<String> source, String name, String usual) {
        String text = text(source, name).orElse(usual);
        try {
            return Duration.ofMillis(TimeUtils.toMilliSeconds(text));
        } catch (RuntimeException e) {
            throw wrong(name, "a time such as 1m or 30h", text);
        }
    }

    private static String required(UnaryOperator<String> source, String name) {
        return text(source, name).orElseThrow(() -> new IllegalArgumentException("Needed and not set: " + name));
    }

    private static IllegalArgumentException wrong(String name, String expected, String text) {
        return new IllegalArgumentException(name + " must be " + expected + ", not '" + text + "'");
    }

    private static Optional<String> text(UnaryOperator<String> source, String name) {
        return Optional.ofNullable(source.apply(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
