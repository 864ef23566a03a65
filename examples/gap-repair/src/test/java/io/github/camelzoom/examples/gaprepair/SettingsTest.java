package io.github.camelzoom.examples.gaprepair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Map<String, String> ZOOM = Map.of(
            "ZOOM_ACCOUNT_ID", "account",
            "ZOOM_CLIENT_ID", "client",
            "ZOOM_CLIENT_SECRET", "secret-text",
            "ZOOM_SUBSCRIPTION_ID", "subscription");

    @Test
    void withoutAnyTheSimulatorPlaysZoom() {
        Settings settings = Settings.from(name -> null);
        assertTrue(settings.zoom().isEmpty());
        assertEquals(List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(24)), settings.passes());
    }

    @Test
    void theTextOfTheSettingsHasNoSecret() {
        Settings settings = Settings.from(ZOOM::get);
        assertEquals("https://api.zoom.us/v2", settings.zoom().orElseThrow().restUrl());
        assertFalse(settings.toString().contains("secret-text"));
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertRefused("ZOOM_CLIENT_ID", Map.of("ZOOM_ACCOUNT_ID", "account"));
        assertRefused("REPAIR_PASSES", Map.of("REPAIR_PASSES", "soon"));
    }

    private static void assertRefused(String named, Map<String, String> settings) {
        var failure = assertThrows(IllegalArgumentException.class, () -> Settings.from(settings::get));
        assertTrue(failure.getMessage().contains(named), failure.getMessage());
    }
}
