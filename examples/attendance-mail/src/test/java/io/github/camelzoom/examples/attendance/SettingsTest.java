package io.github.camelzoom.examples.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Map<String, String> ALL = Map.of(
            "ZOOM_ACCOUNT_ID", "account",
            "ZOOM_CLIENT_ID", "client",
            "ZOOM_CLIENT_SECRET", "secret-text",
            "ZOOM_SUBSCRIPTION_ID", "subscription",
            "SMTP_HOST", "mail.example.com",
            "SMTP_USER", "user",
            "SMTP_PASSWORD", "password-text",
            "SMTP_FROM", "zoom@example.com",
            "SMTP_TO", "office@example.com");

    @Test
    void withoutAnyTheSimulatorPlaysZoom() throws IOException {
        Settings settings = Settings.from(name -> null);
        assertTrue(settings.zoom().isEmpty());
        assertTrue(settings.smtp().isEmpty());
        assertEquals(Duration.ofMinutes(1), settings.grace());
        assertEquals(Duration.ofHours(30), settings.silence());
    }

    @Test
    void theTextOfTheSettingsHasNoSecret() throws IOException {
        Settings settings = Settings.from(ALL::get);
        assertEquals(
                "secret-text",
                settings.zoom().orElseThrow().componentProperties().get("camel.component.zoom-ws.client-secret"));
        assertEquals(587, settings.smtp().orElseThrow().port());
        assertFalse(settings.toString().contains("-text"), settings::toString);
    }

    @Test
    void theHostsAreReadFromTheirFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("hosts"), "abc=boss@example.com\n");
        assertEquals(
                Map.of("abc", "boss@example.com"),
                Settings.from(Map.of("HOSTS_FILE", file.toString())::get).hosts());
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        for (String name : new String[] {"ZOOM_CLIENT_ID", "SMTP_HOST", "SMTP_FROM", "SMTP_TO"}) {
            Map<String, String> some = new HashMap<>(ALL);
            some.remove(name);
            assertRefused(name, some);
        }
        for (String name : new String[] {"SMTP_TLS", "SMTP_PORT", "ATTENDANCE_GRACE", "ATTENDANCE_SILENCE"}) {
            Map<String, String> some = new HashMap<>(ALL);
            some.put(name, "soon");
            assertRefused(name, some);
        }
    }

    private static void assertRefused(String named, Map<String, String> settings) {
        var failure = assertThrows(IllegalArgumentException.class, () -> Settings.from(settings::get));
        assertTrue(failure.getMessage().contains(named), failure.getMessage());
    }
}
