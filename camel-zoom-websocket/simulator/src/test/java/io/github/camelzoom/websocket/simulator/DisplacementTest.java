package io.github.camelzoom.websocket.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.switches.Displacement;
import io.github.camelzoom.websocket.simulator.switches.DisplacementOrder;
import io.github.camelzoom.websocket.simulator.switches.Overlap;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to a connection when a second one comes for its subscription. */
class DisplacementTest extends SimulatorFixture {

    @ParameterizedTest
    @CsvSource({
        "FRAME_AND_CLOSE, 1000 Bye, 1",
        "CLOSE_REASON, 1000 Connected in another place, 0",
        "CLOSE_ONLY, 1000 Bye, 0",
        "RESET, '1006 ', 0"
    })
    void tellsTheFormerConnectionInTheWayItIsTold(Displacement how, String end, int frames) {
        set(Switch.DISPLACEMENT, how);
        TestClient first = accepted();

        accepted();

        assertEquals(end, first.closed());
        assertEquals(frames, first.texts.size());
    }

    @Test
    void mayLeaveTheFormerConnectionOpenWithoutEvents() {
        set(Switch.DISPLACEMENT, Displacement.SILENT);
        TestClient first = accepted();
        TestClient second = accepted();

        zoom.send(EVENT);

        assertEquals(EVENT, content(second.text(0)));
        assertEquals("live", content(first.heartbeat()));
        assertEquals(1, first.texts.size());
    }

    @Test
    void acceptsTheNewcomerOnlyAfterTheFormerConnectionIsGone() {
        set(Switch.DISPLACEMENT_DELAY, Duration.ofMillis(500));
        TestClient first = accepted();
        TestClient second = TestClient.connect(zoom);

        first.closed();
        assertFalse(zoom.send(EVENT).delivered());
        second.text(0);

        assertEquals(1, zoom.truth().maxAcceptedAtOnce(zoom.subscriptionId()));
    }

    @Test
    void mayAcceptTheNewcomerBeforeTheFormerConnectionIsGone() {
        set(Switch.DISPLACEMENT_ORDER, DisplacementOrder.AFTER_ACCEPTANCE);
        set(Switch.DISPLACEMENT_DELAY, Duration.ofMillis(100));
        TestClient first = accepted();
        TestClient second = accepted();

        assertEquals("1000 Bye", first.closed());
        assertEquals("live", content(second.heartbeat()));
        assertEquals(2, zoom.truth().maxAcceptedAtOnce());
        assertEquals(1, zoom.truth().acceptedNow());
    }

    @ParameterizedTest
    @CsvSource({"NEWEST, 0, 1", "OLDEST, 1, 0", "BOTH, 1, 1"})
    void sendsEventsToEitherOrBothWhileBothAreAccepted(Overlap who, int toFirst, int toSecond) {
        set(Switch.DISPLACEMENT, Displacement.NONE);
        set(Switch.OVERLAP, who);
        TestClient first = accepted();
        TestClient second = accepted();

        zoom.send(EVENT);
        zoom.sendFrame("end");

        for (TestClient client : List.of(first, second)) {
            await().atMost(TestClient.PATIENCE).until(() -> client.texts.contains("end"));
        }
        assertEquals(toFirst, first.texts.size() - 1);
        assertEquals(toSecond, second.texts.size() - 1);
        assertEquals(toFirst + toSecond, zoom.truth().eventFrameCount());
        assertEquals(1, zoom.truth().deliveredCount());
    }

    @Test
    void leavesConnectionsOfOtherSubscriptionsAlone() {
        try (ZoomSimulator two =
                ZoomSimulator.builder().subscriptionIds("one", "two").build()) {
            TestClient first = TestClient.connect(two, "one", TestClient.token(two));
            TestClient second = TestClient.connect(two, "two", TestClient.token(two));

            assertTrue(TestClient.json(second.text(0)).path("success").asBoolean());
            assertTrue(TestClient.json(first.text(0)).path("success").asBoolean());
            assertEquals("live", content(first.heartbeat()));
            assertEquals(1, two.truth().maxAcceptedAtOnce("one"));
        }
    }
}
