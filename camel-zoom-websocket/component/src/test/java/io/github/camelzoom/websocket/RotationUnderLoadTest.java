package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.simulator.SentEvent;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.Displacement;
import io.github.camelzoom.websocket.simulator.switches.DisplacementOrder;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Overlap;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.TokenExpiry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection is replaced over and over while a thousand events a second come in. */
class RotationUnderLoadTest {

    private static final int EVENTS_PER_SECOND = 1000;

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private ZoomWsEndpoint endpoint() {
        return route.consumer().getEndpoint();
    }

    private void rotate(int times) {
        for (int i = 0; i < times; i++) {
            int before = zoom.truth().connections().size();
            endpoint().rotate();
            eventually()
                    .until(() -> zoom.truth().connections().size() > before
                            && route.state() instanceof Connected connected
                            && connected.retiring() == null
                            && zoom.truth().acceptedNow() == 1);
        }
    }

    private void assertEverythingCameOnceAndInOrder(List<String> sent) {
        eventually().until(() -> route.received().size() >= sent.size());
        assertEquals(sent, route.bodies());
        assertEquals(0, zoom.truth().missedCount());
    }

    @Test
    void aHundredRotationsLoseNothingRepeatNothingAndKeepTheOrder() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        try (EventLoad load = EventLoad.of(EVENTS_PER_SECOND, zoom::send)) {
            rotate(100);
            assertEverythingCameOnceAndInOrder(load.stop());
        }
        assertEquals(101, zoom.truth().connections().size());
        assertTrue(zoom.truth().maxAcceptedAtOnce() <= 2);
    }

    @Test
    void aConnectionIsReplacedBeforeItsTokenEnds() throws Exception {
        zoom.switches().set(Switch.TOKEN_LIFETIME, Duration.ofSeconds(30)).set(Switch.TOKEN_EXPIRY, TokenExpiry.CLOSE);
        route.startAndConnect(zoom.endpointUri());
        try (EventLoad load = EventLoad.of(EVENTS_PER_SECOND, zoom::send)) {
            eventually().until(() -> zoom.truth().connections().size() >= 2);
            assertEverythingCameOnceAndInOrder(load.stop());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FRAME_AND_CLOSE, AFTER_ACCEPTANCE, 0",
        "FRAME_AND_CLOSE, AFTER_ACCEPTANCE, 2000",
        "CLOSE_REASON,    AFTER_ACCEPTANCE, 100",
        "CLOSE_ONLY,      AFTER_ACCEPTANCE, 100",
        "RESET,           AFTER_ACCEPTANCE, 100",
        "SILENT,          AFTER_ACCEPTANCE, 0",
        "NONE,            AFTER_ACCEPTANCE, 0",
        "CLOSE_ONLY,      BEFORE_ACCEPTANCE, 0",
        "SILENT,          BEFORE_ACCEPTANCE, 0",
    })
    void howeverTheOldConnectionIsDisplacedNothingIsLostOrRepeated(
            Displacement form, DisplacementOrder order, long delayMillis) throws Exception {
        zoom.switches()
                .set(Switch.DISPLACEMENT, form)
                .set(Switch.DISPLACEMENT_ORDER, order)
                .set(Switch.DISPLACEMENT_DELAY, Duration.ofMillis(delayMillis));
        route.startAndConnect(zoom.endpointUri());
        try (EventLoad load = EventLoad.of(EVENTS_PER_SECOND, zoom::send)) {
            rotate(3);
            List<String> sent = load.stop();
            eventually().until(() -> route.received().size() >= zoom.truth().deliveredCount());
            assertEquals(Set.copyOf(sent), Set.copyOf(route.bodies()));
            assertEquals(sent.size(), route.received().size());
        }
        if (order == DisplacementOrder.AFTER_ACCEPTANCE && delayMillis > 0) {
            assertEquals(1, route.consumer().gapHistory().count(), "the start's only");
        }
    }

    @ParameterizedTest
    @EnumSource(Overlap.class)
    void whoeverOfTheTwoBringsTheEventsTheyAreRoutedOnce(Overlap overlap) throws Exception {
        zoom.switches()
                .set(Switch.OVERLAP, overlap)
                .set(Switch.DISPLACEMENT_ORDER, DisplacementOrder.AFTER_ACCEPTANCE)
                .set(Switch.DISPLACEMENT_DELAY, Duration.ofMillis(500));
        route.startAndConnect(zoom.endpointUri());
        try (EventLoad load = EventLoad.of(EVENTS_PER_SECOND, zoom::send)) {
            rotate(3);
            List<String> sent = load.stop();
            eventually().until(() -> Set.copyOf(route.bodies()).size() >= sent.size());
            assertEquals(sent.size(), route.received().size());
        }
    }

    @Test
    void whatIsLostWhenZoomEndsTheOldOneTooEarlyLiesWithinAReportedGap() throws Exception {
        zoom.switches()
                .set(Switch.DISPLACEMENT_ORDER, DisplacementOrder.BEFORE_ACCEPTANCE)
                .set(Switch.DISPLACEMENT_DELAY, Duration.ofMillis(300));
        route.startAndConnect(zoom.endpointUri());
        try (EventLoad load = EventLoad.of(EVENTS_PER_SECOND, zoom::send)) {
            rotate(3);
            load.stop();
        }
        eventually().until(() -> route.received().size() >= zoom.truth().deliveredCount());
        assertTrue(zoom.truth().missedCount() > 0);
        for (SentEvent missed : zoom.truth().missed()) {
            long at = missed.at().toEpochMilli();
            assertTrue(
                    route.consumer().gapHistory().latest().stream()
                            .anyMatch(gap -> gap.from() - 20 <= at && at <= gap.to() + 20),
                    () -> missed + " is in none of "
                            + route.consumer().gapHistory().latest());
        }
    }

    @Test
    void aSuccessorThatFailsAtAnyStepLeavesTheStreamWhole() throws Exception {
        route.startAndConnect(zoom.endpointUri("connectTimeout=500"));
        try (EventLoad load = EventLoad.of(EVENTS_PER_SECOND, zoom::send)) {
            failOneRotation(Switch.OAUTH, OAuthAnswer.INVALID_CLIENT);
            failOneRotation(Switch.OAUTH, OAuthAnswer.SERVER_ERROR);
            failOneRotation(Switch.HANDSHAKE_STATUS, 503);
            failOneRotation(Switch.REFUSE_TOKENS, true);
            failOneRotation(Switch.HANDSHAKE_DELAY, Duration.ofSeconds(2));
            failOneRotation(Switch.ACCEPTANCE_DELAY, Duration.ofSeconds(2));
            assertEverythingCameOnceAndInOrder(load.stop());
        }
        assertEquals(1, zoom.truth().acceptedNow());
    }

    private <T> void failOneRotation(Switch<T> fault, T value) {
        long before = attempts();
        zoom.switches().set(fault, value);
        endpoint().rotate();
        eventually().until(() -> attempts() > before && route.state() instanceof Connected);
        assertInstanceOf(Connected.class, route.state());
        zoom.switches().reset();
    }

    private long attempts() {
        return route.state().generation();
    }

    @Test
    void aSuccessorThatIsAcceptedLateIsWaitedFor() throws Exception {
        zoom.switches().set(Switch.DISPLACEMENT_ORDER, DisplacementOrder.AFTER_ACCEPTANCE);
        route.startAndConnect(zoom.endpointUri());
        zoom.switches().set(Switch.ACCEPTANCE_DELAY, Duration.ofMillis(700));
        try (EventLoad load = EventLoad.of(EVENTS_PER_SECOND, zoom::send)) {
            rotate(2);
            assertEverythingCameOnceAndInOrder(load.stop());
        }
    }

    @Test
    void zoomSeesOneConnectionAgainAfterEachRotation() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        rotate(2);
        Set<Long> open = zoom.truth().connections().stream()
                .filter(connection -> connection.closedAt().isEmpty())
                .map(connection -> connection.id())
                .collect(Collectors.toSet());
        assertEquals(1, open.size());
    }
}
