package io.github.camelzoom.websocket.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.simulator.switches.MessageForm;
import io.github.camelzoom.websocket.simulator.switches.MessageHeader;
import io.github.camelzoom.websocket.simulator.switches.OddFrame;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How events and other frames arrive. */
class EventsTest extends SimulatorFixture {
    private static final String TIMESTAMP = "x-zm-request-timestamp";
    private static final String SIGNATURE = "x-zm-signature";

    private JsonNode headerOf(MessageHeader how) {
        set(Switch.MESSAGE_HEADER, how);
        TestClient client = accepted();
        zoom.send(EVENT);
        return TestClient.json(client.text(0)).path("header");
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 262_145, 5 * 1024 * 1024})
    void arriveWholeHoweverLargeTheyAre(int size) {
        TestClient client = accepted();
        String large = event(1).replace("}}}", ",\"topic\":\"" + "ä".repeat(size / 2) + "\"}}}");

        zoom.send(large);

        assertEquals(large, content(client.text(0)));
    }

    @Test
    void arriveLateWhenTold() {
        set(Switch.EVENT_DELAY, Duration.ofMillis(500));
        TestClient client = accepted();

        assertFalse(zoom.send(EVENT).delivered());
        zoom.sendFrame("before");

        assertEquals("before", client.text(0));
        assertEquals(EVENT, content(client.text(1)));
        assertEquals(1, zoom.truth().deliveredCount());
    }

    @Test
    void arriveTwiceWhenTold() {
        set(Switch.EVENT_COPIES, 2);
        TestClient client = accepted();

        zoom.send(EVENT);

        assertEquals(content(client.text(0)), content(client.text(1)));
        assertEquals(2, zoom.truth().eventFrameCount());
        assertEquals(1, zoom.truth().delivered().size());
    }

    @Test
    void changePlacesWhenTold() {
        set(Switch.EVENT_SWAP, true);
        TestClient client = accepted();

        zoom.send(event(1));
        zoom.send(event(2));

        assertEquals(event(2), content(client.text(0)));
        assertEquals(event(1), content(client.text(1)));
        assertEquals(0, zoom.truth().missedCount());
    }

    @Test
    void getLostWhenTold() {
        set(Switch.EVENT_DROP, 2);
        TestClient client = accepted();

        for (int i = 1; i <= 4; i++) {
            zoom.send(event(i));
        }

        assertEquals(event(1), content(client.text(0)));
        assertEquals(event(3), content(client.text(1)));
        assertEquals(
                List.of(event(2), event(4)),
                zoom.truth().missed().stream().map(SentEvent::content).toList());
    }

    @Test
    void mayHaveAnyMembersInTheirHeader() {
        assertTrue(headerOf(MessageHeader.NUMERIC_TIMESTAMP).path(TIMESTAMP).isNumber());
        assertTrue(headerOf(MessageHeader.UPPER_CASE).has("X-ZM-SIGNATURE"));
        assertTrue(headerOf(MessageHeader.MORE_MEMBERS).size() > 2);
        assertTrue(headerOf(MessageHeader.EMPTY).isEmpty());
        assertTrue(headerOf(MessageHeader.ABSENT).isMissingNode());
        assertTrue(headerOf(MessageHeader.ESCAPED_SIGNATURE)
                .path(SIGNATURE)
                .asText()
                .matches("v0\\\\u003d[0-9a-f]{64}"));
        assertTrue(
                headerOf(MessageHeader.WRONG_SIGNATURE).path(SIGNATURE).asText().matches("v0=0{64}"));
    }

    @Test
    void maySaySuccess() {
        set(Switch.MESSAGE_SUCCESS, true);
        TestClient client = accepted();

        zoom.send(EVENT);

        assertTrue(TestClient.json(client.text(0)).path("success").asBoolean());
    }

    @Test
    void mayBeWrappedInOtherWays() {
        TestClient client = accepted();
        for (MessageForm form : List.of(MessageForm.REORDERED, MessageForm.CONTENT_OBJECT, MessageForm.BARE)) {
            set(Switch.MESSAGE_FORM, form);
            zoom.send(EVENT);
        }

        assertTrue(client.text(0).startsWith("{\"header\":{"), client.text(0));
        assertEquals(EVENT, content(client.text(0)));
        assertEquals(EVENT, TestClient.json(client.text(1)).path("content").toString());
        assertEquals(EVENT, client.text(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    void arriveWholeWhateverFramesTheyAreCutInto(int size) {
        set(Switch.FRAGMENT_SIZE, size);
        TestClient client = accepted();
        String event = event(1).replace("1", "ä€𝒥");

        zoom.send(event);

        assertEquals(event, content(client.text(0)));
    }

    @Test
    void canBeCutInsideACharacter() {
        TestClient client = accepted();
        String frame = zoom.frameOf(event(1).replace("1", "€"));
        int inside = frame.substring(0, frame.indexOf('€')).getBytes(StandardCharsets.UTF_8).length + 1;

        zoom.sendFragmented(frame, inside, inside + 1);

        assertEquals(frame, client.text(0));
        assertThrows(IllegalArgumentException.class, () -> zoom.sendFragmented(frame, 5, 4));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NONE", "INVALID_UTF8", "EMPTY"},
            mode = EnumSource.Mode.EXCLUDE)
    void mayFollowAnOddFrame(OddFrame odd) {
        set(Switch.ODD_FRAME, odd);
        TestClient client = accepted();

        zoom.send(EVENT);

        await().atMost(TestClient.PATIENCE)
                .until(() -> client.texts.stream().anyMatch(text -> text.contains("meeting.started")));
        boolean binary = odd == OddFrame.BINARY;
        assertEquals(binary ? 1 : 2, client.texts.size());
        assertEquals(binary ? 1 : 0, client.binaries.size());
        assertTrue(client.texts.get(client.texts.size() - 1).contains("meeting.started"));
    }

    @Test
    void mayBeAccompaniedByBytesThatAreNoText() {
        TestClient client = accepted();
        zoom.sendBinary(new byte[] {1, 2});
        await().atMost(TestClient.PATIENCE).until(() -> !client.binaries.isEmpty());
        assertArrayEquals(new byte[] {1, 2}, client.binaries.get(0));

        zoom.sendTextBytes(new byte[] {(byte) 0xC3, '('});

        // the JDK's client fails the connection, as RFC 6455 allows
        assertEquals("1006 ", client.closed());
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void areWrittenOnlyToAcceptedConnections(boolean good, int frames) {
        set(Switch.REFUSE_TOKENS, !good);
        TestClient client = TestClient.connect(zoom);
        client.text(0);

        zoom.send(EVENT);

        assertEquals(frames, zoom.truth().eventFrameCount());
    }
}
