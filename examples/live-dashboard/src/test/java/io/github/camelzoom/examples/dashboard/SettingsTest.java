package io.github.camelzoom.examples.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Map<String, String> CREDENTIALS = Map.of(
            "ZOOM_ACCOUNT_ID", "account",
            "ZOOM_CLIENT_ID", "client",
            "ZOOM_CLIENT_SECRET", "secret",
            "ZOOM_SUBSCRIPTION_ID", "subscription");

    @Test
    void withoutAnySettingTheSimulatorPlaysZoomOnThisMachineAlone() {
        Settings settings = Settings.from(name -> null);

        assertTrue(settings.zoom().isEmpty());
        assertEquals("localhost", settings.host());
    }

    @Test
    void credentialsBecomeOptionsOfTheComponentAndAreNotShown() {
        Settings settings = Settings.from(CREDENTIALS::get);

        Settings.Zoom zoom = settings.zoom().orElseThrow();
        assertEquals("subscription", zoom.subscriptionId());
        assertEquals(
                Map.of(
                        "camel.component.zoom-ws.account-id", "account",
                        "camel.component.zoom-ws.client-id", "client",
                        "camel.component.zoom-ws.client-secret", "secret"),
                zoom.componentProperties());
        assertFalse(settings.toString().contains("secret"));
    }

    @Test
    void credentialsWithoutTheOthersAreRefusedAndTheMissingOnesNamed() {
        Map<String, String> some = new HashMap<>(CREDENTIALS);
        some.remove("ZOOM_CLIENT_SECRET");
        some.put("ZOOM_ACCOUNT_ID", "  ");

        String message = assertThrows(IllegalArgumentException.class, () -> Settings.from(some::get))
                .getMessage();
        assertTrue(message.endsWith("Missing: ZOOM_ACCOUNT_ID, ZOOM_CLIENT_SECRET"), message);
    }

    @Test
    void aNumberThatIsNoneIsNamed() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Settings.from(Map.of("DASHBOARD_PORT", "80a")::get))
                .getMessage();

        assertEquals("DASHBOARD_PORT must be a number from 0 to 65535, not '80a'", message);
    }
}
