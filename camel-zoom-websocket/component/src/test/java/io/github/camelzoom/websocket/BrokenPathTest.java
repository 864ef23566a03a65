package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.HeartbeatAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The network or the peer fails in every way it can: noticed in time, named, mended without help, and reported. */
class BrokenPathTest {

    private static final String QUICK = "reconnectInitialDelay=10&reconnectMaxDelay=200";

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private Outage outage() {
        return route.state() == null ? null : route.state().outageOrNull();
    }

    private void assertCannotConnect(ConnectionCause cause, String words) {
        eventually().until(() -> outage() != null && outage().latest() == cause);
        assertTrue(outage().detail().contains(words), outage()::detail);
        assertTrue(!route.isUp());
    }

    private void assertOneGapBecauseOf(ConnectionCause cause) {
        eventually().until(() -> route.consumer().gapHistory().count() == 2);
        Gap gap = route.consumer().gapHistory().latest().get(1);
        assertEquals(cause, gap.cause());
    }

    @Test
    void aHostNameThatCannotBeResolved() throws Exception {
        route.start(zoom.endpointUri(QUICK).replace("ws://localhost", "ws://no-such-host.invalid"));
        assertCannotConnect(ConnectionCause.SOCKET_FAILED, "cannot be resolved");
    }

    @Test
    void nobodyWhoListens() throws Exception {
        int port = unusedPort();
        route.start(zoom.endpointUri(QUICK).replace("ws://localhost:" + zoom.port(), "ws://localhost:" + port));
        assertCannotConnect(ConnectionCause.SOCKET_FAILED, "cannot connect");
    }

    @Test
    void tlsWhereThereIsNone() throws Exception {
        route.start(zoom.endpointUri(QUICK).replace("ws://localhost", "wss://localhost"));
        assertCannotConnect(ConnectionCause.SOCKET_FAILED, "TLS failed");
    }

    @Test
    void aProxyThatIsNotThere() throws Exception {
        route.start(zoom.endpointUri(QUICK + "&proxyHost=localhost&proxyPort=" + unusedPort()));
        assertCannotConnect(ConnectionCause.TOKEN_UNAVAILABLE, "cannot connect");
    }

    @Test
    void aProxyThatRefusesToConnect() throws Exception {
        try (RefusingProxy proxy = new RefusingProxy()) {
            route.start(zoom.endpointUri(QUICK + "&proxyHost=localhost&proxyPort=" + proxy.port()));
            eventually().until(() -> outage() != null && outage().failures() > 0);
            assertTrue(!route.isUp());
        }
    }

    @Test
    void aPeerWhoseHostHasVanished() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK + "&heartbeatInterval=100&livenessTimeout=500"));
        zoom.freezeConnections();
        long frozen = System.nanoTime();
        eventually().until(() -> zoom.truth().connections().size() == 2);
        assertTrue(Duration.ofNanos(System.nanoTime() - frozen).toMillis() < 2500);
        assertOneGapBecauseOf(ConnectionCause.PEER_SILENT);
    }

    @Test
    void aPeerThatAnswersNothing() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK + "&heartbeatInterval=100&livenessTimeout=500"));
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.MISSING);
        eventually().until(() -> zoom.truth().connections().size() >= 2);
        zoom.switches().reset();
        eventually().until(() -> route.consumer().gapHistory().count() >= 2);
        assertEquals(
                ConnectionCause.PEER_SILENT,
                route.consumer().gapHistory().latest().get(1).cause());
    }

    @Test
    void aPeerThatRefusesHeartbeats() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK + "&heartbeatInterval=200&livenessTimeout=1000"));
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.REFUSED);
        eventually().until(() -> outage() != null && outage().cause() == ConnectionCause.HEARTBEAT_REFUSED);
        zoom.switches().reset();
        eventually().until(route::isUp);
        assertEquals(
                ConnectionCause.HEARTBEAT_REFUSED,
                route.consumer().gapHistory().latest().get(1).cause());
    }

    @Test
    void aResetInTheMiddleOfAFrame() throws Exception {
        route.startAndConnect(zoom.endpointUri(QUICK));
        zoom.sendFragmented(zoom.frameOf(EventLoad.event(1)), 50);
        zoom.switches().set(Switch.FRAGMENT_SIZE, 10);
        zoom.send(EventLoad.event(2));
        zoom.resetConnections();
        eventually().until(() -> zoom.truth().connections().size() == 2);
        assertOneGapBecauseOf(ConnectionCause.CLOSED_BY_PEER);
        zoom.send(EventLoad.event(3));
        eventually().until(() -> route.bodies().contains(EventLoad.event(3)));
    }

    @Test
    void aServerThatIsRestarted() throws Exception {
        int port;
        try (ZoomSimulator first = ZoomSimulator.create()) {
            first.start();
            port = first.port();
            route.startAndConnect(first.endpointUri(QUICK));
        }
        eventually().until(() -> outage() != null && outage().failures() > 0);
        try (ZoomSimulator second = ZoomSimulator.builder().port(port).build()) {
            second.start();
            eventually().until(route::isUp);
            second.send(EventLoad.event(1));
            route.awaitReceived(1);
            assertEquals(2, route.consumer().gapHistory().count());
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    /** Says no to whatever it is asked, as a proxy does that lets only known hosts pass. */
    private static final class RefusingProxy implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        RefusingProxy() throws IOException {
            Thread acceptor = new Thread(this::serve, "refusing-proxy");
            acceptor.setDaemon(true);
            acceptor.start();
        }

        int port() {
            return server.getLocalPort();
        }

        private void serve() {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    InputStream in = client.getInputStream();
                    in.read(new byte[4096]);
                    client.getOutputStream()
                            .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                    // the test is over, or the client gave up
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
