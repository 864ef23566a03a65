package io.github.camelzoom.examples.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static Settings from(Map<String, String> values) {
        return Settings.from(values::get);
    }

    private static void assertRefused(String word, Map<String, String> values) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> from(values)).getMessage();
        assertTrue(message.contains(word), message);
    }

    @Test
    void withoutAnythingTheSimulatorPlaysZoomAndAnEmbeddedServerPlaysS3() {
        Settings settings = from(Map.of());
        assertTrue(settings.zoom().isEmpty() && settings.store().isEmpty());
    }

    @Test
    void withAllThatItTakesItIsZoomAndS3AndNoTextTellsASecret() {
        Settings settings = from(Map.of(
                "ZOOM_ACCOUNT_ID", "a",
                "ZOOM_CLIENT_ID", "b",
                "ZOOM_CLIENT_SECRET", "hush-1",
                "ZOOM_SUBSCRIPTION_ID", "s",
                "S3_BUCKET", "bucket",
                "S3_ACCESS_KEY", "k",
                "S3_SECRET_KEY", "hush-2"));
        assertEquals(
                "hush-1",
                settings.zoom().orElseThrow().componentProperties().get("camel.component.zoom-ws.client-secret"));
        assertEquals("bucket", settings.store().orElseThrow().bucket());
        assertFalse(settings.toString().contains("hush"));
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        assertRefused("ZOOM_CLIENT_SECRET", Map.of("ZOOM_ACCOUNT_ID", "a"));
        assertRefused("S3_SECRET_KEY", Map.of("S3_BUCKET", "b", "S3_ACCESS_KEY", "k"));
        assertRefused("S3_ENDPOINT", Map.of("S3_BUCKET", "b", "S3_ENDPOINT", "nowhere"));
        assertRefused("RECORDINGS_BYTES", Map.of("RECORDINGS_BYTES", "-1"));
    }
}
