package io.github.camelzoom.examples.quickstart.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * All that can be set.
 *
 * @param zoom empty: the simulator plays Zoom
 * @param mail empty: a mail server inside this program
 * @param store empty: an S3 server inside this program
 * @param mailTo who gets the mail about a meeting whose host's address is not known
 * @param hosts a properties file with the addresses of hosts by their Zoom user id
 * @param data folder below which each run makes its own
 * @param once end after the simulated day, and fail unless everything that was sent is where it belongs
 * @param day how long the simulated day takes; zero for as fast as possible
 * @param size of the simulated day in per cent of the usual one
 * @param observePort of the health and metrics endpoints; 0 for a free one
 */
public record Settings(
        Optional<ZoomSettings> zoom,
        Optional<MailSettings> mail,
        Optional<StoreSettings> store,
        String mailTo,
        Optional<Path> hosts,
        Path data,
        RouteLanguage routes,
        boolean once,
        Duration day,
        int size,
        int observePort) {

    /** In which language the routes are written that run. */
    public enum RouteLanguage {
        YAML,
        JAVA
    }

    private static final int DAY_SECONDS = 10;

    /** Camel's own. */
    private static final int OBSERVE_PORT = 9876;

    /** @throws SettingsException if one is missing or wrong */
    public static Settings from(Source source) {
        boolean once = source.flag("QUICKSTART_ONCE");
        Settings settings = new Settings(
                ZoomSettings.from(source),
                MailSettings.from(source),
                StoreSettings.from(source),
                source.text("SMTP_TO", "meetings@example.com"),
                source.path("HOSTS_FILE"),
                source.path("QUICKSTART_DATA").orElse(Path.of("quickstart-data")),
                source.choice("QUICKSTART_ROUTES", "yaml", Settings::language),
                once,
                Duration.ofSeconds(source.count("QUICKSTART_SECONDS", once ? 0 : DAY_SECONDS)),
                source.count("QUICKSTART_SIZE", 100),
                observePort(source));
        settings.check(source);
        return settings;
    }

    private void check(Source source) {
        if (size < 1) {
            throw Source.wrong("QUICKSTART_SIZE", "1 or more (per cent)", "0");
        }
        if (mail.isPresent()) {
            source.required("SMTP_TO", "somebody must get the mails about hosts whose address is not known");
        }
        if (once && zoom.isPresent()) {
            throw new SettingsException("QUICKSTART_ONCE compares with what the simulator sent,"
                    + " so it does not go together with the ZOOM_ settings");
        }
        if (once && mail.isPresent() && mail.get().mailbox().isEmpty()) {
            throw new SettingsException("QUICKSTART_ONCE compares the mails that arrived with those that should have,"
                    + " so with SMTP_HOST it also takes IMAP_HOST, IMAP_USER and IMAP_PASSWORD");
        }
    }

    private static int observePort(Source source) {
        int port = source.count("QUICKSTART_OBSERVE_PORT", OBSERVE_PORT);
        if (port > 65_535) {
            throw Source.wrong("QUICKSTART_OBSERVE_PORT", "a port, 0 to 65535", String.valueOf(port));
        }
        return port;
    }

    private static RouteLanguage language(String value) {
        return switch (value) {
            case "yaml" -> RouteLanguage.YAML;
            case "java" -> RouteLanguage.JAVA;
            default -> throw Source.wrong("QUICKSTART_ROUTES", "yaml or java", value);
        };
    }
}
