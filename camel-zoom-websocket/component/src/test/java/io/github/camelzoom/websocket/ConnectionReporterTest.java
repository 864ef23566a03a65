package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.connection.Trouble;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However long an outage lasts and however it changes, it fills no log. */
class ConnectionReporterTest {

    private static final int HOURS_OF_ATTEMPTS = 1_000;

    @RegisterExtension
    final LogCapture log = new LogCapture();

    private final ConnectionReporter reporter = new ConnectionReporter("S", "wss://localhost/ws");

    private static Outage outage(ConnectionCause latest) {
        return new Outage(1, ConnectionCause.CLOSED_BY_PEER, latest, "", new Trouble(1, List.of(), 0));
    }

    private List<String> told() {
        return log.lines().stream()
                .filter(line -> line.level().isMoreSpecificThan(Level.INFO))
                .map(line -> line.level() + " " + line.text().replaceAll("(:.*)?(cause=[a-z-]+).*", " $2"))
                .toList();
    }

    @Test
    void causesThatTakeTurnsForHoursAreToldOnceEach() {
        reporter.onLost(outage(ConnectionCause.CLOSED_BY_PEER), 500);
        for (int i = 0; i < HOURS_OF_ATTEMPTS; i++) {
            reporter.onAttemptFailed(outage(ConnectionCause.SOCKET_FAILED), 30_000);
            reporter.onAttemptFailed(outage(ConnectionCause.TOKEN_UNAVAILABLE), 30_000);
        }
        reporter.onConnected(new Gap(1, 2, ConnectionCause.CLOSED_BY_PEER));
        assertEquals(
                List.of(
                        "WARN Connection lost cause=closed-by-peer",
                        "WARN Cannot connect cause=socket-failed",
                        "WARN Cannot connect cause=token-unavailable",
                        "INFO Connected again cause=closed-by-peer"),
                told());
    }

    @Test
    void theNextOutageIsToldAnew() {
        for (int i = 0; i < 2; i++) {
            reporter.onLost(outage(ConnectionCause.CLOSED_BY_PEER), 500);
            reporter.onConnected(new Gap(1, 2, ConnectionCause.CLOSED_BY_PEER));
        }
        assertEquals(2, log.warnings("Connection lost").size());
    }

    @Test
    void replacementsThatFailForHoursAreToldOncePerCauseUntilOneSucceeds() {
        for (int i = 0; i < HOURS_OF_ATTEMPTS; i++) {
            reporter.onRotationFailed(ConnectionCause.TOKEN_UNAVAILABLE, "", 30_000);
            reporter.onRotationFailed(ConnectionCause.SOCKET_FAILED, "", 30_000);
        }
        assertEquals(
                List.of(
                        "INFO A replacement for the connection failed, the present one goes on cause=token-unavailable",
                        "INFO A replacement for the connection failed, the present one goes on cause=socket-failed"),
                told());
        reporter.onRotated();
        reporter.onRotationFailed(ConnectionCause.SOCKET_FAILED, "", 30_000);
        assertEquals(3, told().size());
    }
}
