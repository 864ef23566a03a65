package io.github.camelzoom.examples.eventstokafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Map<String, String> ALL = Map.of(
            "ZOOM_ACCOUNT_ID", "account",
            "ZOOM_CLIENT_ID", "client",
            "ZOOM_CLIENT_SECRET", "secret-text",
            "ZOOM_SUBSCRIPTION_IDS", "one, other",
            "KAFKA_BROKERS", "kafka.example.com:9092");

    @Test
    void withoutAnyBothZoomAndKafkaAreOnThisMachine() {
        Settings settings = Settings.from(name -> null);
        assertTrue(settings.zoom().isEmpty());
        assertTrue(settings.brokers().isEmpty());
        assertEquals("zoom-events", settings.topic());
    }

    @Test
    void theTextOfTheSettingsHasNoSecret() {
        Settings settings = Settings.from(ALL::get);
        assertEquals("one,other", settings.zoom().orElseThrow().subscriptionIds());
        assertFalse(settings.toString().contains("secret-text"));
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertRefused("ZOOM_CLIENT_ID", Map.of("ZOOM_ACCOUNT_ID", "account"));
        Map<String, String> threeSubscriptions = new HashMap<>(ALL);
        threeSubscriptions.put("ZOOM_SUBSCRIPTION_IDS", "a,b,c");
        assertRefused("ZOOM_SUBSCRIPTION_IDS", threeSubscriptions);
        Map<String, String> noKafka = new HashMap<>(ALL);
        noKafka.remove("KAFKA_BROKERS");
        assertRefused("KAFKA_BROKERS", noKafka);
    }

    private static void assertRefused(String named, Map<String, String> settings) {
        var failure = assertThrows(IllegalArgumentException.class, () -> Settings.from(settings::get));
        assertTrue(failure.getMessage().contains(named), failure.getMessage());
    }
}
