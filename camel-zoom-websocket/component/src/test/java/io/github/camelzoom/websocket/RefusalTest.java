package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.ConnectionState.Waiting;
import io.github.camelzoom.websocket.simulator.TokenRequest;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Refusal;
import io.github.camelzoom.websocket.simulator.switches.RetryAfterForm;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When Zoom says no, the route stays up, health and one log line say what Zoom answered and what to check, no secret
 * is told, and the stream begins by itself as soon as Zoom says yes.
 */
class RefusalTest {

    private static final String EVENT = "{\"event\":\"meeting.started\",\"payload\":{}}";

    /** Attempts in quick succession; "slowly" is ten times the longest delay at most. */
    private static final String IMPATIENT = "reconnectInitialDelay=20&reconnectMaxDelay=50&connectTimeout=2000";

    /** How the tokens of the simulator begin, and those of Zoom. */
    private static final String TOKEN = "eyJ";

    @RegisterExtension
    static ZoomSimulatorExtension zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final LogCapture log = new LogCapture();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    @AfterEach
    void noSecretIsInTheLog() {
        String pair = zoom.clientId() + ":" + zoom.clientSecret();
        String logged = log.all();
        assertFalse(logged.contains(zoom.clientSecret()), "the client secret is in the log");
        assertFalse(
                logged.contains(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))),
                "the Basic authorization is in the log");
        assertFalse(logged.contains(TOKEN), "an access token is in the log");
        assertFalse(logged.contains("access_token="), "a URL with a token is in the log");
    }

    private void awaitAttempts(int count) {
        eventually().until(() -> zoom.truth().tokenRequests().size() >= count);
    }

    private void assertDownAndToldOnce(ConnectionCause cause, String said, String check) {
        assertEquals(ServiceStatus.Started, route.context().getRouteController().getRouteStatus(ZoomRoute.ID));
        HealthCheck.Result health = route.health();
        assertEquals(HealthCheck.State.DOWN, health.getState());
        assertEquals(cause.label(), health.getDetails().get("cause"));
        String message = health.getMessage().orElse("");
        assertTrue(message.contains(said), message);
        assertTrue(message.contains(check), message);
        assertEquals(1, log.warnings().size(), () -> "one line is enough, but there are " + log.warnings());
        String line = log.warnings().get(0);
        assertTrue(line.contains(said), line);
        assertTrue(line.contains(check), line);
        assertTrue(line.contains(zoom.subscriptionId()), line);
    }

    private void assertRecovers() {
        eventually().until(route::isUp);
        zoom.send(EVENT);
        route.awaitReceived(1);
    }

    // the token is refused

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(
                        OAuthAnswer.INVALID_CLIENT,
                        ConnectionCause.TOKEN_CREDENTIALS_REFUSED,
                        "Invalid client_id or client_secret",
                        "clientSecret"),
                refusal(
                        OAuthAnswer.INVALID_CLIENT_401,
                        ConnectionCause.TOKEN_CREDENTIALS_REFUSED,
                        "HTTP 401, \"invalid_client\"",
                        "ZOOM_CLIENT_SECRET"),
                refusal(
                        OAuthAnswer.UNKNOWN_ACCOUNT,
                        ConnectionCause.TOKEN_ACCOUNT_REFUSED,
                        "Account does not exist",
                        "accountId"),
                refusal(
                        OAuthAnswer.APP_NOT_ENABLED,
                        ConnectionCause.TOKEN_ACCOUNT_REFUSED,
                        "Account does not enabled the OAuth app type",
                        "activated"),
                refusal(
                        OAuthAnswer.UNSUPPORTED_GRANT_TYPE,
                        ConnectionCause.TOKEN_GRANT_REFUSED,
                        "unsupported grant type",
                        "grantType=client_credentials"),
                refusal(OAuthAnswer.EMPTY_400, ConnectionCause.TOKEN_ANSWER_UNREADABLE, "HTTP 400", "oauthUrl"),
                refusal(OAuthAnswer.EMPTY_200, ConnectionCause.TOKEN_ANSWER_UNREADABLE, "HTTP 200", "oauthUrl"),
                refusal(OAuthAnswer.HTML_200, ConnectionCause.TOKEN_ANSWER_UNREADABLE, "HTTP 200", "proxy"),
                refusal(OAuthAnswer.NO_TOKEN, ConnectionCause.TOKEN_ANSWER_UNREADABLE, "HTTP 200", "oauthUrl"),
                refusal(OAuthAnswer.CAPITALISED, ConnectionCause.TOKEN_ANSWER_UNREADABLE, "HTTP 200", "oauthUrl"),
                refusal(OAuthAnswer.HTML_502, ConnectionCause.TOKEN_UNAVAILABLE, "HTTP 502", "oauthUrl"),
                refusal(OAuthAnswer.SERVER_ERROR, ConnectionCause.TOKEN_UNAVAILABLE, "HTTP 500", "oauthUrl"),
                refusal(OAuthAnswer.UNAVAILABLE, ConnectionCause.TOKEN_UNAVAILABLE, "HTTP 503", "oauthUrl"),
                refusal(
                        OAuthAnswer.TOO_MANY_REQUESTS,
                        ConnectionCause.TOKEN_RATE_LIMITED,
                        "HTTP 429",
                        "other programs that use the same app"),
                refusal(OAuthAnswer.RESET, ConnectionCause.TOKEN_UNAVAILABLE, "the connection broke", "oauthUrl"));
    }

    private static Arguments refusal(OAuthAnswer answer, ConnectionCause cause, String said, String check) {
        return Arguments.argumentSet(answer.name(), answer, cause, said, check);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusedTokenIsToldOnceAndRetried(OAuthAnswer answer, ConnectionCause cause, String said, String check)
            throws Exception {
        zoom.switches().set(Switch.OAUTH, answer);
        route.start(zoom.endpointUri(IMPATIENT));

        awaitAttempts(3);

        assertDownAndToldOnce(cause, said, check);
        assertEquals(List.of(), zoom.truth().connections());
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.NORMAL);
        assertRecovers();
    }

    @Test
    void startReturnsAtOnceThoughNobodyAnswers() throws Exception {
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.NO_ANSWER);
        long before = System.nanoTime();

        route.start(zoom.endpointUri("connectTimeout=60s"));

        long took = Duration.ofNanos(System.nanoTime() - before).toMillis();
        assertTrue(took < 5_000, () -> "start took " + took + " ms");
        assertEquals(ServiceStatus.Started, route.context().getRouteController().getRouteStatus(ZoomRoute.ID));
        assertFalse(route.isUp());
        eventually().until(() -> route.health().getMessage().orElse("").contains("Not connected yet"));
    }

    @Test
    void aTokenThatDoesNotComeInTimeIsAskedForAgain() throws Exception {
        zoom.switches().set(Switch.OAUTH_DELAY, Duration.ofSeconds(30));
        route.start(zoom.endpointUri("connectTimeout=300&reconnectInitialDelay=20&reconnectMaxDelay=20"));

        eventually().until(() -> route.state() instanceof Waiting);

        assertDownAndToldOnce(ConnectionCause.TOKEN_UNAVAILABLE, "no answer in time", "oauthUrl");
        zoom.switches().set(Switch.OAUTH_DELAY, Duration.ZERO);
        assertRecovers();
    }

    @Test
    void aSlowTokenIsWaitedFor() throws Exception {
        zoom.switches().set(Switch.OAUTH_DELAY, Duration.ofMillis(400));
        route.startAndConnect(zoom.endpointUri());

        assertEquals(1, zoom.truth().tokenRequests().size());
        assertEquals(List.of(), log.warnings());
    }

    @ParameterizedTest
    @EnumSource(value = RetryAfterForm.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aRateLimitIsObeyedInEveryFormOfRetryAfter(RetryAfterForm form) throws Exception {
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.TOO_MANY_REQUESTS).set(Switch.OAUTH_TIMES, 1);
        zoom.switches().set(Switch.RETRY_AFTER_FORM, form).set(Switch.RETRY_AFTER, Duration.ofSeconds(1));
        route.startAndConnect(zoom.endpointUri(IMPATIENT));

        List<TokenRequest> requests = zoom.truth().tokenRequests();
        long apart =
                Duration.between(requests.get(0).at(), requests.get(1).at()).toMillis();
        assertEquals(2, requests.size());
        assertTrue(apart >= 950, () -> "a second was asked for, but it came after " + apart + " ms");
    }

    @Test
    void theRequestIsAsZoomWantsIt() throws Exception {
        zoom.switches().set(Switch.OAUTH_QUERY, false);
        route.startAndConnect(zoom.endpointUri());

        TokenRequest request = zoom.truth().tokenRequests().get(0);
        assertTrue(request.formBody());
        assertTrue(request.basicAuth());
        assertEquals("account_credentials", request.grantType());
    }

    @Test
    void withoutAnAccountTheOtherGrantIsAskedFor() throws Exception {
        route.startAndConnect(zoom.endpointUri().replaceAll("&accountId=[^&]*", ""));

        assertEquals("client_credentials", zoom.truth().tokenRequests().get(0).grantType());
    }

    @Test
    void aWrongSecretIsNotQuoted() throws Exception {
        String wrong = "WrongSecretWrongSecretWrong";
        route.start(zoom.endpointUri(IMPATIENT).replace(zoom.clientSecret(), wrong));

        awaitAttempts(3);

        assertDownAndToldOnce(ConnectionCause.TOKEN_CREDENTIALS_REFUSED, "invalid_client", "clientSecret");
        assertFalse(log.all().contains(wrong));
        assertFalse(route.health().toString().contains(wrong));
    }

    @Test
    void anUnknownAccountIsToldApart() throws Exception {
        route.start(zoom.endpointUri(IMPATIENT).replace(zoom.accountId(), "NoSuchAccount"));

        awaitAttempts(3);

        assertDownAndToldOnce(ConnectionCause.TOKEN_ACCOUNT_REFUSED, "Account does not exist", "accountId");
    }

    @Test
    void anotherCauseIsAnotherLine() throws Exception {
        zoom.switches().set(Switch.OAUTH, OAuthAnswer.SERVER_ERROR);
        route.start(zoom.endpointUri(IMPATIENT));
        awaitAttempts(3);

        zoom.switches().set(Switch.OAUTH, OAuthAnswer.INVALID_CLIENT);
        eventually().until(() -> log.warnings().size() == 2);

        assertTrue(log.warnings().get(0).contains("cause=token-unavailable"));
        assertTrue(log.warnings().get(1).contains("cause=token-credentials-refused"));
    }

    // the connection is refused

    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            names = {"FRAME_AND_CLOSE", "FRAME_ONLY"})
    void aRefusedConnectionIsToldInZoomsWords(Refusal refusal) throws Exception {
        zoom.switches().set(Switch.REFUSE_TOKENS, true).set(Switch.BAD_TOKEN, refusal);
        route.start(zoom.endpointUri(IMPATIENT));

        awaitAttempts(3);

        assertDownAndToldOnce(ConnectionCause.CONNECTION_REFUSED, "Invalid Token", "ZOOM_SUBSCRIPTION_ID");
        assertEquals(0, zoom.truth().maxAcceptedAtOnce());
        zoom.switches().set(Switch.REFUSE_TOKENS, false);
        assertRecovers();
    }

    @Test
    void aCloseInPlaceOfAnAcceptanceIsARefusal() throws Exception {
        zoom.switches().set(Switch.REFUSE_TOKENS, true).set(Switch.BAD_TOKEN, Refusal.CLOSE_ONLY);
        route.start(zoom.endpointUri(IMPATIENT));

        awaitAttempts(3);

        assertDownAndToldOnce(ConnectionCause.CONNECTION_REFUSED, "code 1000 \"Bye\"", "ZOOM_SUBSCRIPTION_ID");
        zoom.switches().set(Switch.REFUSE_TOKENS, false);
        assertRecovers();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Invalid Token", "Token is invalid", "token is empty", "", "something new"})
    void theWordingOfARefusalDecidesNothing(String wording) throws Exception {
        zoom.switches().set(Switch.REFUSE_TOKENS, true).set(Switch.BAD_TOKEN_TEXT, wording);
        route.start(zoom.endpointUri(IMPATIENT));

        awaitAttempts(3);

        assertDownAndToldOnce(ConnectionCause.CONNECTION_REFUSED, wording, "ZOOM_SUBSCRIPTION_ID");
    }

    @ParameterizedTest
    @EnumSource(
            value = Refusal.class,
            names = {"HTTP_400", "HTTP_401", "HTTP_404"})
    void anUnknownSubscriptionMayBeRefusedInTheHandshake(Refusal refusal) throws Exception {
        zoom.switches().set(Switch.BAD_SUBSCRIPTION, refusal);
        route.start(zoom.endpointUri(IMPATIENT).replace(zoom.subscriptionId(), "another"));

        awaitAttempts(3);

        String status = "HTTP " + refusal.name().substring("HTTP_".length());
        assertFalse(route.isUp());
        assertTrue(route.health().getMessage().orElse("").contains(status));
        assertEquals(1, log.warnings(status).size(), () -> "" + log.warnings());
        assertTrue(log.warnings().get(0).contains("subscription=another"));
    }

    @Test
    void anUnknownSubscriptionIsToldInZoomsWords() throws Exception {
        route.start(zoom.endpointUri(IMPATIENT).replace(zoom.subscriptionId(), "another"));

        awaitAttempts(3);

        assertFalse(route.isUp());
        assertEquals(1, log.warnings().size(), () -> "" + log.warnings());
        assertTrue(log.warnings().get(0).contains("Invalid subscriptionId"));
        assertTrue(log.warnings().get(0).contains("subscription=another"));
    }

    @Test
    void aRefusalThatComesAfterAHeartbeatAnswerIsStillARefusal() throws Exception {
        zoom.switches().set(Switch.REFUSE_TOKENS, true).set(Switch.ACCEPTANCE_DELAY, Duration.ofMillis(200));
        route.start(zoom.endpointUri(IMPATIENT));

        eventually().until(() -> !log.warnings().isEmpty());

        assertTrue(log.warnings().get(0).contains("cause=connection-refused"), () -> "" + log.warnings());
    }
}
