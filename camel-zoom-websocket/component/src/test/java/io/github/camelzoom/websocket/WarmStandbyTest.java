package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.oauth.ZoomTokenProvider;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A route that is not started yet, as that of a standby. */
class WarmStandbyTest {

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    @RegisterExtension
    final LogCapture log = new LogCapture();

    private void startAsStandby(String options) throws Exception {
        startAsStandbyAt(zoom.endpointUri(options));
    }

    private void startAsStandbyAt(String uri) throws Exception {
        route.start(routes ->
                routes.from(uri).routeId(ZoomRoute.ID).autoStartup(false).process(route::note));
    }

    private void awaitReady(int times) {
        eventually()
                .until(() -> log.lines().stream()
                                .filter(line -> line.text().startsWith("The standby is ready"))
                                .count()
                        == times);
    }

    private void takeOver() throws Exception {
        route.context().getRouteController().startRoute(ZoomRoute.ID);
        route.awaitConnected();
    }

    @Test
    void hasATokenAndNoConnection() throws Exception {
        startAsStandby("warmStandby=true");
        awaitReady(1);
        assertEquals(1, zoom.truth().tokenRequests().size());
        assertEquals(0, zoom.truth().connections().size());
    }

    @Test
    void takesOverWithTheTokenThatItHas() throws Exception {
        startAsStandby("warmStandby=true");
        awaitReady(1);
        takeOver();
        zoom.send(EventLoad.event(1));
        route.awaitReceived(1);
        assertEquals(1, zoom.truth().tokenRequests().size());
        assertEquals(1, zoom.truth().connections().size());
    }

    @Test
    void isReadyAgainWhenItsRouteIsStoppedAndBeginsAnew() throws Exception {
        startAsStandby("warmStandby=true");
        awaitReady(1);
        takeOver();
        route.context().getRouteController().stopRoute(ZoomRoute.ID);
        awaitReady(2);
        takeOver();
        assertEquals(2, zoom.truth().tokenRequests().size());
        assertFalse(
                log.lines().stream().anyMatch(line -> line.text().startsWith("Connected again")),
                "the time in which others led is not a loss of this connection");
    }

    @Test
    void theNextConnectionHasAFreshToken() throws Exception {
        startAsStandby("warmStandby=true");
        awaitReady(1);
        takeOver();
        zoom.closeConnections(1012, "Service Restart");
        eventually().until(() -> zoom.truth().tokenRequests().size() == 2);
        eventually().until(() -> zoom.truth().acceptedNow() == 1);
    }

    @Test
    void saysInTimeThatItCouldNotTakeOver() throws Exception {
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.INVALID_CLIENT);
        startAsStandby("warmStandby=true");
        eventually().until(() -> !log.warnings("The standby is not ready").isEmpty());
        String warning = log.warnings("The standby is not ready").get(0);
        assertTrue(warning.contains("Zoom refused the client credentials"), warning);
        assertTrue(warning.contains("Check clientId"), warning);
        assertFalse(warning.contains(zoom.clientSecret()), warning);
    }

    @Test
    void saysInTimeThatItCouldNotReachZoom() throws Exception {
        startAsStandbyAt(zoom.endpointUri("warmStandby=true").replace("webSocketUrl=ws:", "webSocketUrl=wss:"));
        eventually().until(() -> !log.warnings("The standby is not ready").isEmpty());
        String warning = log.warnings("The standby is not ready").get(0);
        assertTrue(warning.contains("TLS failed"), warning);
        assertFalse(
                log.lines().stream().anyMatch(line -> line.text().startsWith("The standby is ready")),
                "there is a token, and no way to use it");
    }

    @Test
    void aProviderThatGivesNothingIsNoTokenEither() throws Exception {
        route.context().getRegistry().bind("none", (ZoomTokenProvider) () -> CompletableFuture.completedStage(null));
        startAsStandby("warmStandby=true&tokenProvider=#none");
        eventually().until(() -> !log.warnings("The standby is not ready").isEmpty());
        String warning = log.warnings("The standby is not ready").get(0);
        assertTrue(warning.contains("the token provider gave no token"), warning);
    }

    @Test
    void aProviderThatThrowsIsNotQuoted() throws Exception {
        route.context().getRegistry().bind("broken", (ZoomTokenProvider) () -> {
            throw new IllegalStateException("s3cret");
        });
        startAsStandby("warmStandby=true&tokenProvider=#broken");
        eventually().until(() -> !log.warnings("The standby is not ready").isEmpty());
        String warning = log.warnings("The standby is not ready").get(0);
        assertTrue(warning.contains("the token provider failed with IllegalStateException"), warning);
        assertFalse(warning.contains("s3cret"), warning);
    }

    @Test
    void aProviderThatNeverAnswersIsNoTokenEither() throws Exception {
        route.context().getRegistry().bind("mute", (ZoomTokenProvider) CompletableFuture::new);
        startAsStandby("warmStandby=true&connectTimeout=1000&tokenProvider=#mute");
        eventually().until(() -> !log.warnings("The standby is not ready").isEmpty());
        String warning = log.warnings("The standby is not ready").get(0);
        assertTrue(warning.contains("No token could be fetched"), warning);
    }

    @Test
    void saysInTimeThatItsSettingsAreWrong() throws Exception {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:no-such-store.p12");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        route.context().getRegistry().bind("tls", tls);
        startAsStandby("warmStandby=true&sslContextParameters=#tls");
        eventually().until(() -> !log.warnings("The standby is not ready").isEmpty());
        String warning = log.warnings("The standby is not ready").get(0);
        assertTrue(warning.contains("sslContextParameters"), warning);
    }

    @Test
    void askedForNothingItDoesNothing() throws Exception {
        startAsStandby("displacement=standby");
        takeOver();
        assertEquals(1, zoom.truth().tokenRequests().size());
    }

    @Test
    void goesAtOnceWhileItStillWaitsForItsToken() throws Exception {
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.NO_ANSWER);
        startAsStandby("warmStandby=true");
        eventually().until(() -> zoom.truth().tokenRequests().size() == 1);
        route.context().stop();
        assertEquals(List.of(), log.warnings("did not close"));
    }

    @Test
    void preparesNothingMoreWhenTheProcessEnds() throws Exception {
        startAsStandby("warmStandby=true");
        awaitReady(1);
        takeOver();
        AtomicReference<Boolean> prepared = new AtomicReference<>();
        route.context().getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) throws Exception {
                if (event instanceof CamelEvent.RouteStoppedEvent) {
                    // the end of the process is held up here, with time for whatever it still begins
                    prepared.set(zoom.truth()
                            .await(
                                    Duration.ofMillis(500),
                                    truth -> truth.tokenRequests().size() > 1));
                }
            }
        });
        route.context().stop();
        assertEquals(Boolean.FALSE, prepared.get(), "another token was asked for");
        assertEquals(List.of(), log.warnings());
    }

    @Test
    void leavesNothingBehind() throws Exception {
        startAsStandby("warmStandby=true");
        awaitReady(1);
        route.context().stop();
        eventually().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().contains("ZoomWsStandby")));
    }
}
