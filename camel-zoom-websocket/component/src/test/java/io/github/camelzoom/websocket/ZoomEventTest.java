package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ZoomEventTest {

    private static final String RECORDING = """
            {"event":"recording.completed","event_ts":1626230691572,"payload":{"account_id":"A","object":\
            {"id":9007199254740993,"host_email":"jill@example.com"}},"download_token":"s3cret"}""";

    @Test
    void theEnvelopeIsTyped() {
        ZoomEvent event = ZoomEvent.parse(RECORDING);

        assertEquals("recording.completed", event.type());
        assertEquals(Optional.of(Instant.parse("2021-07-14T02:44:51.572Z")), event.timestamp());
        assertEquals(Optional.of("A"), event.accountId());
        assertEquals("A", event.payload().path("account_id").textValue());
        assertEquals(9007199254740993L, event.object().path("id").longValue());
        assertEquals(Optional.of("s3cret"), event.downloadToken());
        assertSame(RECORDING, event.text());
    }

    @Test
    void whatAnEventDoesNotSayIsAbsent() {
        ZoomEvent event = ZoomEvent.parse("{\"event\":\"app_deauthorized\"}");

        assertEquals(Optional.empty(), event.timestamp());
        assertEquals(Optional.empty(), event.accountId());
        assertEquals(Optional.empty(), event.downloadToken());
        assertTrue(event.payload().isMissingNode());
        assertTrue(event.object().isMissingNode());
    }

    @Test
    void theTreeIsBuiltOnce() {
        ZoomEvent event = ZoomEvent.parse(RECORDING);

        assertSame(event.payload(), event.payload());
    }

    @Test
    void itShowsItsEnvelopeAndNeitherPayloadNorToken() {
        String shown = ZoomEvent.parse(RECORDING).toString();

        assertTrue(shown.contains("recording.completed"), shown);
        assertFalse(shown.contains("s3cret") || shown.contains("jill"), shown);
    }

    @Test
    void eventsOfTheSameTextAreEqual() {
        assertEquals(ZoomEvent.parse(RECORDING), ZoomEvent.parse(new String(RECORDING)));
        assertEquals(
                ZoomEvent.parse(RECORDING).hashCode(),
                ZoomEvent.parse(RECORDING).hashCode());
        assertNotEquals(ZoomEvent.parse(RECORDING), ZoomEvent.parse(RECORDING + " "));
    }

    @Test
    void aTextThatIsNoEventIsRefusedWithoutQuotingIt() {
        for (String text : new String[] {"s3cret", "{\"download_token\":\"s3cret\"}", "{\"event\":\"a\",s3cret"}) {
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> ZoomEvent.parse(text));
            assertFalse(refusal.getMessage().contains("s3cret"), refusal.getMessage());
        }
    }
}
