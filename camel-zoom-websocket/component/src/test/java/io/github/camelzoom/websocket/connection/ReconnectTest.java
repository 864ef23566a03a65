package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionEffect.CloseSocket;
import io.github.camelzoom.websocket.connection.ConnectionEffect.FetchToken;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportConnected;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportLost;
import io.github.camelzoom.websocket.connection.ConnectionInput.ReadingPaused;
import io.github.camelzoom.websocket.connection.ConnectionInput.Reconnect;
import io.github.camelzoom.websocket.connection.ConnectionInput.Rotate;
import io.github.camelzoom.websocket.connection.ConnectionState.Connecting;
import io.github.camelzoom.websocket.connection.ConnectionState.Stopped;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody asks for a new connection, whatever the present one is worth. */
class ReconnectTest {

    private final Rehearsal zoom = new Rehearsal();

    @Test
    void theConnectionIsClosedAndTheNextAttemptBeginsAtOnce() {
        zoom.connected().forgetEffects().input(new Reconnect());
        assertEquals(List.of(new CloseSocket(1)), zoom.effects(CloseSocket.class));
        assertEquals(List.of(new FetchToken(2)), zoom.effects(FetchToken.class));
        assertInstanceOf(Connecting.class, zoom.state());
    }

    @Test
    void theGapIsOwnedUpTo() {
        zoom.connected().pass(Duration.ofSeconds(5));
        long asked = zoom.now();
        zoom.input(new Reconnect());
        assertEquals(
                ConnectionCause.RECONNECTING,
                zoom.last(ReportLost.class).outage().cause());
        zoom.pass(Duration.ofSeconds(1)).token().opened().accepted();
        assertEquals(
                new Gap(asked, asked + 1000, ConnectionCause.RECONNECTING),
                zoom.last(ReportConnected.class).gap());
    }

    @Test
    void whatWasUnreadIsNotVouchedFor() {
        zoom.connected();
        long heard = zoom.now();
        zoom.pass(Duration.ofSeconds(1)).input(new ReadingPaused()).pass(Duration.ofSeconds(5));
        zoom.input(new Reconnect());
        assertEquals(heard, zoom.last(ReportLost.class).outage().from());
    }

    @Test
    void inARotationBothAreGivenUp() {
        zoom.start().tokenExpiringIn(Duration.ofHours(1)).opened().accepted().input(new Rotate());
        zoom.tokenExpiringIn(Duration.ofHours(1)).forgetEffects().input(new Reconnect());
        assertEquals(List.of(new CloseSocket(2), new CloseSocket(1)), zoom.effects(CloseSocket.class));
        assertEquals(3, zoom.generation());
    }

    @Test
    void aWaitIsEndedAndItsFailuresAreForgotten() {
        zoom.start().token().closed(1006, "");
        zoom.forgetEffects().input(new Reconnect());
        assertEquals(List.of(new FetchToken(2)), zoom.effects(FetchToken.class));
        assertEquals(0, zoom.state().outageOrNull().failures());
    }

    @Test
    void anAttemptOnItsWayIsLeftAlone() {
        zoom.start().token().forgetEffects();
        ConnectionState before = zoom.state();
        zoom.input(new Reconnect());
        assertEquals(before, zoom.state());
    }

    @Test
    void whatIsStoppedStaysSo() {
        zoom.input(new Reconnect());
        assertInstanceOf(Stopped.class, zoom.state());
        assertTrue(zoom.effects(ConnectionEffect.class).isEmpty());
    }
}
