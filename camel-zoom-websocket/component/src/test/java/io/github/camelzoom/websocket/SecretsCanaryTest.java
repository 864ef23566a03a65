package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.connection.ConnectionState.Displaced;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.oauth.ZoomTokenProvider;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.HeartbeatAnswer;
import io.github.camelzoom.websocket.simulator.switches.MessageForm;
import io.github.camelzoom.websocket.simulator.switches.MessageHeader;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.OddFrame;
import io.github.camelzoom.websocket.simulator.switches.Refusal;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.LambdaRouteBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plants secrets, drives the component through success and every kind of failure with all loggers of all libraries at
 * TRACE, and searches everything that is logged, thrown or shown to operators for them: MBeans and their dumps, health,
 * dev consoles, metrics, Camel's events, a flight recording, names of threads, and what objects say of themselves.
 *
 * <p>Secrets are set on the component. Written into a route's URI they are masked by everything of this component, but
 * not by Camel's own core: it dumps routes as they were written, its consoles list the URIs of endpoints raw, and so do
 * its TRACE lines. Likewise Camel Main shows the properties it was given in its consoles and at DEBUG. The tests that
 * write secrets there look everywhere else.
 *
 * <p>Not covered is what shows secrets because the user asks for it: the body of an event holds its download token, so
 * a route that logs bodies logs tokens, and {@code logActivity} of Vert.x logs whole requests.
 */
class SecretsCanaryTest {

    private static final String ECHO = "of GET /ws?x=1&access_token=" + Canary.TOKEN_PROVIDER.value();
    private static final String EVENT =
            "{\"event\":\"recording.completed\",\"event_ts\":17,\"payload\":{\"account_id\":\"A\","
                    + "\"object\":{\"id\":8,\"uuid\":\"u==\"}},\"download_token\":\"" + Canary.DOWNLOAD_TOKEN.value()
                    + "\"}";

    private static final Pattern NOWHERE = Pattern.compile("(?!)");
    private static final Pattern WHERE_CAMEL_SHOWS_URIS =
            Pattern.compile("log org\\.apache\\.camel\\..* TRACE|mbean (context|routes) dumpRoute.*"
                    + "|console (route-dump|route-structure|endpoint|service)");
    private static final Pattern WHERE_CAMEL_MAIN_SHOWS_PROPERTIES = Pattern.compile(
            "log org\\.apache\\.camel\\.main\\..* (DEBUG|TRACE)|console (properties|main-configuration)");

    @RegisterExtension
    static ZoomSimulator zoom = ZoomSimulatorExtension.of(ZoomSimulator.builder()
            .clientId(Canary.CLIENT_ID.value())
            .clientSecret(Canary.CLIENT_SECRET.value())
            .secretToken(Canary.SECRET_TOKEN.value()));

    @RegisterExtension
    final LogCapture log = LogCapture.ofEverything();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Pattern overlooked = NOWHERE;
    private final List<String> leaks = new ArrayList<>();
    private final Queue<CamelEvent> events = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> handled = new ConcurrentLinkedQueue<>();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Of all tests, since to begin one takes long. */
    private static final Recording FLIGHT = new Recording();

    @TempDir
    static Path folder;

    @BeforeAll
    static void beginTheFlightRecording() {
        FLIGHT.start();
    }

    @AfterAll
    static void noSecretIsInTheFlightRecording() throws IOException {
        FLIGHT.stop();
        Path file = folder.resolve("all.jfr");
        FLIGHT.dump(file);
        FLIGHT.close();
        List<String> events = RecordingFile.readAllEvents(file).stream()
                .map(RecordedEvent::toString)
                .toList();
        assertFalse(events.isEmpty());
        assertEquals(List.of(), Canary.foundIn(String.join("\n", events)));
    }

    @BeforeEach
    void showAllThereIsToShow() {
        camel.getRegistry().bind("metricsRegistry", metrics);
        camel.setDevConsole(true);
        camel.setMessageHistory(true);
        camel.setSourceLocationEnabled(true);
        camel.getShutdownStrategy().setTimeout(10);
        camel.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                events.add(event);
            }
        });
        camel.getRegistry().bind("handler", (ExceptionHandler) new CollectingHandler());
        ZoomWsConfiguration defaults =
                camel.getComponent("zoom-ws", ZoomWsComponent.class).getConfiguration();
        defaults.setAccountId(zoom.accountId());
        defaults.setClientId(zoom.clientId());
        defaults.setClientSecret(zoom.clientSecret());
        defaults.setSecretToken(zoom.secretToken());
        defaults.setProxyPassword(Canary.PROXY_PASSWORD.value());
        defaults.setOauthUrl(zoom.oauthUrl());
        defaults.setWebSocketUrl(zoom.webSocketUrl());
    }

    private final class CollectingHandler implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            handled.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handled.add(new IllegalStateException(message, exception));
        }

        @Override
        public void handleException(String message, org.apache.camel.Exchange exchange, Throwable exception) {
            handled.add(new IllegalStateException(message + exchange, exception));
        }
    }

    @AfterEach
    void noSecretWasShownToAnybody() throws Exception {
        try {
            if (camel.isStarted()) {
                lookAround(camel);
            }
        } finally {
            camel.stop();
        }
        events.forEach(event -> look("event", event.toString()));
        handled.forEach(failure -> look("exception handler", Exposure.stackTrace(failure)));
        assertFalse(log.lines().isEmpty());
        lookAtTheLog();
        assertTrue(leaks.isEmpty(), () -> leaks.size() + " leaks:\n" + String.join("\n", leaks));
    }

    private void lookAround(CamelContext context) throws Exception {
        Exposure.of(context).seen().forEach(this::look);
        look("metrics", metrics.scrape());
    }

    /** As one text for each logger, since lines are many. */
    private void lookAtTheLog() {
        log.lines().stream()
                .collect(Collectors.groupingBy(
                        line -> "log " + line.logger() + " " + line.level(),
                        Collectors.mapping(LogCapture.Line::text, Collectors.joining("\n"))))
                .forEach(this::look);
    }

    private void look(String where, String text) {
        if (!overlooked.matcher(where).matches()) {
            Canary.foundIn(text).forEach(leak -> leaks.add(where + ": " + leak));
        }
    }

    /** Credentials are set on the component, once for all, as users are told to. */
    private static String uri(String more) {
        return "zoom-ws:" + zoom.subscriptionId() + "?reconnectInitialDelay=20&reconnectMaxDelay=50" + more;
    }

    /** With every secret in the URI, where they should not be. */
    private String uriWithSecrets(String more) {
        overlooked = WHERE_CAMEL_SHOWS_URIS;
        return zoom.endpointUri("secretToken=RAW(" + Canary.SECRET_TOKEN.value() + ")&proxyPassword=RAW("
                + Canary.PROXY_PASSWORD.value() + ")&reconnectInitialDelay=20&reconnectMaxDelay=50" + more);
    }

    private void start(String uri) throws Exception {
        start(routes -> routes.from(uri).routeId("zoom").process(exchange -> {}));
    }

    private void start(LambdaRouteBuilder routes) throws Exception {
        RouteBuilder.addRoutes(camel, routes);
        camel.start();
    }

    private ZoomWsConsumer consumer() {
        return (ZoomWsConsumer) camel.getRoute("zoom").getConsumer();
    }

    private void awaitConnected() {
        eventually().until(() -> consumer().connectionState() instanceof Connected);
    }

    /** Until a second attempt has failed, so that what is logged per attempt is logged. */
    private void awaitFailures() {
        eventually()
                .until(() -> consumer().connectionState().outageOrNull() != null
                        && consumer().connectionState().outageOrNull().failures() > 1);
    }

    // what goes well

    @Test
    void aStreamWithRotationAndStop() throws Exception {
        start(routes -> routes.from(uri("&fireConnectionEvents=true"))
                .routeId("zoom")
                .filter(header(routes))
                .convertBodyTo(ZoomEvent.class)
                .process(exchange -> {}));
        awaitConnected();
        zoom.send(EVENT);
        consumer().getEndpoint().rotate();
        eventually().until(() -> zoom.truth().connections().size() >= 2);
        awaitConnected();
        Exposure.ofWholeJvm(camel).seen().forEach(this::look);
        zoom.closeConnections(1006, "");
        eventually().until(() -> consumer().gapHistory().count() > 1);
        zoom.send(EVENT);
        eventually().until(() -> consumer().counters().completedCount() >= 2);
    }

    private static org.apache.camel.Predicate header(RouteBuilder routes) {
        return routes.header(ZoomWsConstants.EVENT).isEqualTo("recording.completed");
    }

    @Test
    void anApplicationOfPropertiesAndYaml() throws Exception {
        overlooked = WHERE_CAMEL_MAIN_SHOWS_PROPERTIES;
        Main main = new Main();
        Properties properties = new Properties();
        properties.putAll(zoom.componentProperties());
        properties.putAll(Map.of(
                "camel.component.zoom-ws.secret-token",
                Canary.SECRET_TOKEN.value(),
                "camel.component.zoom-ws.configuration.proxy-password",
                Canary.PROXY_PASSWORD.value(),
                "camel.main.dev-console-enabled",
                "true",
                "zoom.subscription-id",
                zoom.subscriptionId()));
        main.setOverrideProperties(properties);
        main.configure().withRoutesIncludePattern("classpath:routes/zoom-events.yaml");
        main.start();
        try {
            assertTrue(zoom.awaitConnected(Duration.ofSeconds(20)));
            lookAround(main.getCamelContext());
        } finally {
            main.stop();
        }
    }

    // no token

    @ParameterizedTest
    @EnumSource(names = {"INVALID_CLIENT", "EMPTY_400", "HTML_200", "HTML_502", "NO_TOKEN", "NO_ANSWER", "RESET"})
    void noToken(OAuthAnswer answer) throws Exception {
        zoom.switches().set(Switch.OAUTH, answer);
        start(uri("&connectTimeout=200&exceptionHandler=#handler"));
        awaitFailures();
    }

    @Test
    void aTokenProviderThatBreaks() throws Exception {
        camel.getRegistry().bind("tokens", (ZoomTokenProvider) () -> CompletableFuture.failedFuture(
                new IllegalStateException("vault said " + Canary.TOKEN_PROVIDER.value())));
        start(uri("&tokenProvider=#tokens&exceptionHandler=#handler"));
        awaitFailures();
    }

    private void provideToken() {
        camel.getRegistry().bind("tokens", (ZoomTokenProvider)
                () -> CompletableFuture.completedFuture(ZoomToken.of(Canary.TOKEN_PROVIDER.value())));
    }

    // no connection

    @ParameterizedTest
    @EnumSource
    void aConnectionRefusedInWordsThatEchoTheToken(Refusal refusal) throws Exception {
        provideToken();
        zoom.switches().set(Switch.BAD_TOKEN, refusal).set(Switch.BAD_TOKEN_TEXT, ECHO);
        start(uri("&tokenProvider=#tokens&exceptionHandler=#handler"));
        awaitFailures();
    }

    @Test
    void aHandshakeThatIsNotAnswered() throws Exception {
        zoom.switches().set(Switch.HANDSHAKE_DELAY, Duration.ofSeconds(30));
        start(uri("&connectTimeout=200&exceptionHandler=#handler"));
        awaitFailures();
    }

    @Test
    void aConnectionThatIsNeverAccepted() throws Exception {
        zoom.switches().set(Switch.ACCEPTANCE_DELAY, Duration.ofSeconds(30));
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.MISSING);
        start(uri("&connectTimeout=200"));
        eventually().until(() -> zoom.truth().connections().size() > 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://no-such-host.invalid/ws", "ws://localhost:1/ws", "wss://localhost:PORT/ws"})
    void aHostThatCannotBeReached(String url) throws Exception {
        provideToken();
        start(uri("&tokenProvider=#tokens&exceptionHandler=#handler&webSocketUrl="
                + url.replace("PORT", "" + zoom.port())));
        awaitFailures();
    }

    @Test
    void aTokenEndpointWithoutTls() throws Exception {
        start(uri("&exceptionHandler=#handler&oauthUrl=https://localhost:" + zoom.port() + "/x"));
        awaitFailures();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokenProvider=#tokens", "proxyType=HTTP"})
    void aProxyThatRefuses(String more) throws Exception {
        provideToken();
        Vertx vertx = Vertx.vertx();
        try {
            HttpServer proxy = vertx.createHttpServer().requestHandler(request -> request.response()
                    .setStatusCode(407)
                    .setStatusMessage("No " + request.getHeader("Proxy-Authorization"))
                    .end(request.headers().entries().toString()));
            int port = proxy.listen(0, "localhost")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get()
                    .actualPort();
            start(uri("&connectTimeout=300&proxyHost=localhost&proxyUsername=u&proxyPort=" + port + "&" + more
                    + "&exceptionHandler=#handler"));
            awaitFailures();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }
    }

    // a connection that ends

    @Test
    void aConnectionTakenByAnotherClient() throws Exception {
        start(uri("&displacement=standby&exceptionHandler=#handler"));
        awaitConnected();
        zoom.sendFrame(
                "{\"module\":\"message\",\"success\":false,\"content\":\"Connected in another place " + ECHO + "\"}");
        eventually().until(() -> consumer().connectionState() instanceof Displaced);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1006, 1011, 4001})
    void aConnectionClosedWithWordsThatEchoTheToken(int code) throws Exception {
        start(uri("&exceptionHandler=#handler"));
        awaitConnected();
        zoom.closeConnections(code, "bye " + ECHO);
        eventually().until(() -> consumer().gapHistory().count() > 1);
    }

    // events that cannot be used

    @ParameterizedTest
    @EnumSource(names = {"WRONG_SIGNATURE", "EMPTY", "ABSENT", "MORE_MEMBERS"})
    void eventsSignedOtherwise(MessageHeader header) throws Exception {
        start(uri(""));
        awaitConnected();
        zoom.switches().set(Switch.MESSAGE_HEADER, header);
        zoom.send(EVENT);
        eventually()
                .until(() -> consumer().counters().droppedCount()
                                + consumer().counters().completedCount()
                        == 1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CONTENT_TEXT"},
            mode = EnumSource.Mode.EXCLUDE)
    void eventsWrappedOtherwise(MessageForm form) throws Exception {
        camel.getComponent("zoom-ws", ZoomWsComponent.class).getConfiguration().setSecretToken(null);
        start(uri(""));
        awaitConnected();
        zoom.switches().set(Switch.MESSAGE_FORM, form);
        zoom.send(EVENT);
        eventually().until(() -> consumer().counters().completedCount() == 1);
    }

    @Test
    void framesThatCannotBeDelivered() throws Exception {
        start(uri("&maxMessageSize=2000"));
        awaitConnected();
        String token = Canary.DOWNLOAD_TOKEN.value();
        List<String> frames = List.of(
                token,
                EVENT.substring(0, EVENT.length() - 1),
                "{\"module\":\"message\",\"content\":\"" + token + "\"}",
                "{\"module\":\"message\",\"content\":{\"download_token\":\"" + token + "\"}}",
                "{\"module\":\"message\",\"header\":\"" + token + "\"}",
                "{\"download_token\":\"" + token + "\"}",
                "{\"module\":{\"download_token\":\"" + token + "\"}}",
                "{\"event\":[\"" + token + "\"]}",
                EVENT.replace("\"u==\"", "\"" + "x".repeat(2_000) + "\""),
                "[".repeat(300) + "\"" + token + "\"");
        frames.forEach(zoom::sendFrame);
        zoom.sendBinary(token.getBytes(StandardCharsets.UTF_8));
        zoom.sendTextBytes(("\u00e9" + token).getBytes(StandardCharsets.ISO_8859_1));
        eventually().until(() -> consumer().counters().droppedCount() == frames.size() + 2);
        for (OddFrame odd : OddFrame.values()) {
            zoom.switches().set(Switch.ODD_FRAME, odd);
            zoom.send(EVENT);
        }
        eventually().until(() -> consumer().counters().completedCount() == OddFrame.values().length);
    }

    // routes that fail

    @ParameterizedTest
    @ValueSource(strings = {"", "&exceptionHandler=#handler", "&bridgeErrorHandler=true"})
    void aRouteThatFails(String more) throws Exception {
        start(routes -> routes.from(uri(more)).routeId("zoom").process(exchange -> {
            throw new IllegalStateException("the route's own words");
        }));
        awaitConnected();
        zoom.send(EVENT);
        eventually().until(() -> consumer().counters().failedCount() == 1);
        lookAround(camel);
        zoom.closeConnections(1006, "");
        eventually().until(() -> consumer().gapHistory().count() > 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.util.Map", "com.fasterxml.jackson.databind.JsonNode", "java.io.InputStream"})
    void aRouteThatAsksForAnotherForm(String type) throws Exception {
        Class<?> form = Class.forName(type);
        start(routes -> routes.from(uri("")).routeId("zoom").convertBodyTo(form).process(exchange -> {}));
        awaitConnected();
        zoom.send(EVENT);
        eventually().until(() -> consumer().counters().completedCount() == 1);
    }

    // secrets in the URI

    @Test
    void aStreamWithSecretsInItsUri() throws Exception {
        start(uriWithSecrets("&exceptionHandler=#handler"));
        awaitConnected();
        zoom.send(EVENT);
        eventually().until(() -> consumer().counters().completedCount() == 1);
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.INVALID_CLIENT);
        zoom.closeConnections(1006, "");
        awaitFailures();
    }

    // configurations that are refused

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&clintSecret=RAW(canaryClientSecretXq+/&x)",
                "&heartbeatInterval=soon",
                "&displacement=never",
                "&sslContextParameters=#none",
                "&events=a,,b",
                "&proxyHost=p",
                "&livenessTimeout=1"
            })
    void aRefusedConfiguration(String more) {
        String option = more.substring(0, more.indexOf('=') + 1);
        String uri = uriWithSecrets("").replaceAll(option + "(RAW\\([^)]*\\)|[^&]*)", "") + more;

        Exception failure = assertThrows(Exception.class, () -> start(uri));

        look("exception", Exposure.stackTrace(failure));
    }

    @Test
    void twoWishesForOneSubscription() {
        Exception failure = assertThrows(
                Exception.class,
                () -> start(routes -> {
                    routes.from(uriWithSecrets("")).routeId("first").process(exchange -> {});
                    routes.from(uriWithSecrets("")
                                    .replace(Canary.CLIENT_SECRET.value(), Canary.CLIENT_SECRET.value() + "other"))
                            .routeId("second")
                            .process(exchange -> {});
                }));

        look("exception", Exposure.stackTrace(failure));
    }

    // that it would be seen

    @Test
    void consoleMetricsAndRecordingAreLookedAt() throws Exception {
        start(uri("&exceptionHandler=#handler"));
        awaitConnected();
        zoom.closeConnections(4001, "bye " + ECHO);
        eventually().until(() -> consumer().gapHistory().count() > 1);
        Map<String, String> seen = Exposure.of(camel).seen();
        assertTrue(seen.get("console zoom-ws").contains("closed-by-peer"), seen::toString);
        assertTrue(seen.containsKey("mbean consumers failedAttempts"), seen::toString);
        assertTrue(metrics.scrape().contains("camel_zoom_gaps_total"));
        Path file = folder.resolve("so-far.jfr");
        FLIGHT.dump(file);
        assertTrue(RecordingFile.readAllEvents(file).toString().contains("The connection was closed: code 4001"));
    }

    @Test
    void aLeakWouldBeSeen() throws Exception {
        start(uri(""));
        awaitConnected();
        org.slf4j.LoggerFactory.getLogger("some.library").trace("told: {}", Canary.CLIENT_SECRET.value());
        java.util.logging.Logger.getLogger("some.other.library").finest(Canary.SECRET_TOKEN.value());

        lookAtTheLog();

        assertEquals(2, leaks.size(), leaks::toString);
        leaks.clear();
        log.clear();
    }
}
