package io.github.camelzoom.examples.quickstart.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.examples.quickstart.settings.MailSettings.Tls;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Map<String, String> ZOOM = Map.of(
            "ZOOM_ACCOUNT_ID", "account",
            "ZOOM_CLIENT_ID", "client",
            "ZOOM_CLIENT_SECRET", "a-secret",
            "ZOOM_SUBSCRIPTION_ID", "subscription");

    @Test
    void withNothingSetEverythingIsEmbeddedAndTheDayIsSlowEnoughToWatch() {
        Settings settings = settings(Map.of());

        assertTrue(settings.zoom().isEmpty());
        assertTrue(settings.mail().isEmpty());
        assertTrue(settings.store().isEmpty());
        assertFalse(settings.once());
        assertTrue(settings.day().compareTo(Duration.ofSeconds(5)) > 0);
    }

    @Test
    void healthAndMetricsHaveCamelsPortOrAnother() {
        assertEquals(9876, settings(Map.of()).observePort());
        assertEquals(0, settings(Map.of("QUICKSTART_OBSERVE_PORT", "0")).observePort());
        String refusal = refusal(Map.of("QUICKSTART_OBSERVE_PORT", "70000"));
        assertTrue(refusal.contains("QUICKSTART_OBSERVE_PORT must be a port"), refusal);
    }

    @Test
    void onceIsAsFastAsPossible() {
        assertEquals(Duration.ZERO, settings(Map.of("QUICKSTART_ONCE", "true")).day());
    }

    @Test
    void theFourZoomVariablesChooseTheRealZoom() {
        ZoomSettings zoom = settings(ZOOM).zoom().orElseThrow();

        assertEquals("subscription", zoom.subscriptionId());
        assertEquals(
                Map.of(
                        "camel.component.zoom-ws.account-id", "account",
                        "camel.component.zoom-ws.client-id", "client",
                        "camel.component.zoom-ws.client-secret", "a-secret"),
                zoom.componentProperties());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET", "ZOOM_SUBSCRIPTION_ID"})
    void oneOfTheFourThatIsMissingOrBlankIsNamed(String missing) {
        Map<String, String> three = new HashMap<>(ZOOM);
        three.put(missing, " ");

        assertTrue(refusal(three).startsWith(missing + " is not set"), () -> refusal(three));
    }

    @Test
    void onceDoesNotGoTogetherWithTheRealZoom() {
        Map<String, String> both = new HashMap<>(ZOOM);
        both.put("QUICKSTART_ONCE", "true");

        assertTrue(refusal(both).contains("QUICKSTART_ONCE"), () -> refusal(both));
    }

    @Test
    void aSystemPropertyWinsOverTheEnvironment() {
        Source source = new Source(Map.of("smtp.to", "a@example.com")::get, Map.of("SMTP_TO", "b@example.com")::get);

        assertEquals("a@example.com", Settings.from(source).mailTo());
    }

    @ParameterizedTest
    @CsvSource({"off,25", "starttls,587", "implicit,465"})
    void aMailServersPortFollowsFromItsProtection(String tls, int port) {
        MailSettings mail = settings(Map.of(
                        "SMTP_HOST", "mail.example.com",
                        "SMTP_TLS", tls,
                        "SMTP_FROM", "zoom@example.com",
                        "SMTP_TO", "meetings@example.com"))
                .mail()
                .orElseThrow();

        assertEquals(port, mail.port());
        assertEquals(Tls.valueOf(tls.toUpperCase(java.util.Locale.ROOT)), mail.tls());
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP_PORT,0",
        "SMTP_PORT,many",
        "SMTP_TLS,sometimes",
        "S3_ENDPOINT,s3.example.com",
        "QUICKSTART_ONCE,yes",
        "QUICKSTART_ROUTES,xml",
        "QUICKSTART_SECONDS,-1",
        "QUICKSTART_SIZE,0"
    })
    void aWrongValueIsRefusedByName(String name, String value) {
        Map<String, String> values = new HashMap<>(Map.of(
                "SMTP_HOST", "mail.example.com",
                "SMTP_FROM", "zoom@example.com",
                "SMTP_TO", "meetings@example.com",
                "S3_BUCKET", "bucket"));
        values.put(name, value);

        assertTrue(refusal(values).startsWith(name + " must be"), () -> refusal(values));
    }

    @Test
    void noSecretIsShown() {
        Map<String, String> all = new HashMap<>(ZOOM);
        all.put("ZOOM_SECRET_TOKEN", "a-secret");
        all.put("SMTP_HOST", "mail.example.com");
        all.put("SMTP_FROM", "zoom@example.com");
        all.put("SMTP_TO", "meetings@example.com");
        all.put("SMTP_USER", "user");
        all.put("SMTP_PASSWORD", "a-secret");
        all.put("IMAP_HOST", "mail.example.com");
        all.put("IMAP_USER", "user");
        all.put("IMAP_PASSWORD", "a-secret");
        all.put("S3_BUCKET", "bucket");
        all.put("S3_ACCESS_KEY", "key");
        all.put("S3_SECRET_KEY", "a-secret");

        String shown = settings(all).toString();

        assertTrue(shown.contains("mail.example.com"), shown);
        assertFalse(shown.contains("a-secret"), shown);
    }

    private static String refusal(Map<String, String> environment) {
        return assertThrows(SettingsException.class, () -> settings(environment))
                .getMessage();
    }

    private static Settings settings(Map<String, String> environment) {
        return Settings.from(new Source(name -> null, environment::get));
    }
}
