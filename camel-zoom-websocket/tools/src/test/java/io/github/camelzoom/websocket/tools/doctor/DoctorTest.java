package io.github.camelzoom.websocket.tools.doctor;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ClosedBy;
import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.HeartbeatAnswer;
import io.github.camelzoom.websocket.simulator.switches.MessageHeader;
import io.github.camelzoom.websocket.simulator.switches.Refusal;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doctor, run in this process against a simulator that has the fault to be found. */
@Timeout(60)
class DoctorTest {

    private static final String STARTED = "{\"event\":\"meeting.started\",\"payload\":{}}";
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static ZoomSimulatorExtension zoom = ZoomSimulatorExtension.create();

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter printed = new StringWriter();

    @BeforeEach
    void fillTheEnvironment() {
        environment.putAll(environmentOf(zoom));
    }

    private static Map<String, String> environmentOf(ZoomSimulator zoom) {
        return Map.of(
                "ZOOM_ACCOUNT_ID", zoom.accountId(),
                "ZOOM_CLIENT_ID", zoom.clientId(),
                "ZOOM_CLIENT_SECRET", zoom.clientSecret(),
                "ZOOM_SUBSCRIPTION_ID", zoom.subscriptionId(),
                "ZOOM_WEB_SOCKET_URL", zoom.webSocketUrl(),
                "ZOOM_OAUTH_URL", zoom.oauthUrl());
    }

    /** Whatever a test does, no secret is printed: not in plain, not as it is sent, and no token. */
    @AfterEach
    void noSecretIsPrinted() {
        String basic = Base64.getEncoder()
                .encodeToString((zoom.clientId() + ":" + zoom.clientSecret()).getBytes(StandardCharsets.UTF_8));
        for (String secret : List.of(zoom.clientSecret(), basic, zoom.secretToken(), "eyJ", "access_token=", "hush")) {
            assertFalse(printed.toString().contains(secret), () -> secret + " in " + printed);
        }
    }

    private int run(String... arguments) {
        PrintWriter out = new PrintWriter(printed, true);
        return Main.run(environment, out, out, arguments);
    }

    private CompletableFuture<Integer> runAside(String... arguments) {
        return CompletableFuture.supplyAsync(() -> run(arguments));
    }

    private void assertLine(String result, Step step, String words) {
        boolean found = printed.toString()
                .lines()
                .anyMatch(line -> line.matches(result + " +" + step.label() + " .*") && line.contains(words));
        assertTrue(found, () -> result + " " + step + " with '" + words + "' is not in:\n" + printed);
    }

    private void assertFailed(int status, Step step, String words) {
        assertEquals(step.exitStatus(), status, printed::toString);
        assertLine("FAILED", step, words);
        assertTrue(printed.toString().contains("What to do: "), printed::toString);
    }

    // all is well

    @Test
    void aConfigurationThatWorksPassesEveryStepAndTheConnectionIsClosedAsItShouldBe() throws Exception {
        CompletableFuture<Integer> status = runAside("--wait-for-event", "40s");
        assertTrue(zoom.awaitConnected(SOON), printed::toString);
        zoom.send(STARTED);

        assertEquals(0, status.get(40, TimeUnit.SECONDS), printed::toString);
        for (Step step : Step.values()) {
            assertLine("OK", step, "");
        }
        assertLine("OK", Step.TOKEN, "lives 3600 s, api_url https://api.zoom.us, scopes: ");
        assertLine("OK", Step.EVENT, "meeting.started came");
        ConnectionRecord connection = zoom.truth().connections().get(0);
        assertEquals(ClosedBy.CLIENT, connection.closedBy());
        assertEquals(OptionalInt.of(1000), connection.closeCode());
    }

    @Test
    void withoutBeingAskedToItWaitsForNoEvent() {
        assertEquals(0, run());
        assertLine("SKIPPED", Step.EVENT, "--wait-for-event");
        assertLine("OK", Step.STAYING, "no other client");
    }

    @Test
    void theSubscriptionIsLeftAloneIfSoAsked() {
        assertEquals(0, run("--without-connection"));
        assertLine("OK", Step.NETWORK, "localhost:" + zoom.port());
        assertLine("SKIPPED", Step.HANDSHAKE, "--without-connection");
        assertEquals(List.of(), zoom.truth().connections());
    }

    @Test
    void anAcceptanceThatIsNotPutIntoWordsIsOne() {
        zoom.switches().set(Switch.ACCEPTANCE_DELAY, Duration.ofSeconds(30));
        assertEquals(0, run("--connect-timeout", "500ms"));
        assertLine("OK", Step.ACCEPTANCE, "did not say so");
    }

    // where settings come from

    @Test
    void anOptionOverrulesTheEnvironment() {
        environment.put("ZOOM_SUBSCRIPTION_ID", "another");
        assertEquals(0, run("--subscription-id", zoom.subscriptionId()));
    }

    @Test
    void theClientSecretMayStandInAFile() throws Exception {
        environment.remove("ZOOM_CLIENT_SECRET");
        Path file = Files.writeString(folder.resolve("secret"), zoom.clientSecret() + "\n");
        assertEquals(0, run("--without-connection", "--client-secret-file", file.toString()));
    }

    @Test
    void theClientSecretMayBePipedIn() {
        environment.remove("ZOOM_CLIENT_SECRET");
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((zoom.clientSecret() + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            assertEquals(0, run("--without-connection", "--client-secret"));
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--client-secret hush", "--client-secret=hush", "hush", "--clint-secret=hush"})
    void aSecretOnTheCommandLineIsRefusedAndNotRepeated(String arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(new byte[] {'\n'}));
        try {
            assertEquals(2, run(arguments.split(" ")));
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot 1", "--connect-timeout soon", "--proxy-port x", "--grant-type any"})
    void wrongOptionsAreRefusedWithAHint(String arguments) {
        assertEquals(2, run(arguments.split(" ")));
        assertTrue(printed.toString().contains("--help"), printed::toString);
        assertFalse(printed.toString().contains("\tat "), printed::toString);
    }

    // faults

    @Test
    void whatIsMissingIsNamedAllAtOnce() {
        environment.keySet().removeAll(List.of("ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET", "ZOOM_SUBSCRIPTION_ID"));
        environment.put("ZOOM_CLIENT_ID", " ");
        int status = run();
        assertFailed(status, Step.CONFIGURATION, "ZOOM_CLIENT_ID or --client-id");
        assertLine("FAILED", Step.CONFIGURATION, "ZOOM_CLIENT_SECRET or --client-secret");
        assertLine("FAILED", Step.CONFIGURATION, "ZOOM_SUBSCRIPTION_ID or --subscription-id");
        assertLine("SKIPPED", Step.TOKEN, "a step before it failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--web-socket-url|https://ws.zoom.us/ws|webSocketUrl must begin with wss://",
                "--oauth-url|zoom.us|oauthUrl must be an https URL",
                "--subscription-id|wss://x|is no subscription id",
                "--subscription-id|a,b|one subscription at a time",
                "--events|a,,b|",
                "--liveness-timeout|1s|livenessTimeout (1000 ms) must be longer",
                "--proxy-host|proxy|proxyPort is not",
                "--trust-store|/no/such/store|The trust store cannot be read",
                "--secret-token-file|/no/such/file|There is no file"
            })
    void aSettingThatCannotBeRightIsNamed(String option, String value, String words) {
        assertFailed(run(option, value), Step.CONFIGURATION, words == null ? "" : words);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_CLIENT, token-credentials-refused",
        "UNKNOWN_ACCOUNT, token-account-refused",
        "UNSUPPORTED_GRANT_TYPE, token-grant-refused",
        "HTML_200, token-answer-unreadable",
        "TOO_MANY_REQUESTS, token-rate-limited",
        "UNAVAILABLE, token-unavailable",
        "RESET, token-unavailable",
        "NO_ANSWER, token-unavailable"
    })
    void aTokenThatIsNotIssuedIsExplained(String answer, String cause) {
        zoom.switches().set("oauth", answer);
        assertFailed(run("--connect-timeout", "500ms"), Step.TOKEN, cause + ": ");
        assertLine("SKIPPED", Step.NETWORK, "a step before it failed");
    }

    @ParameterizedTest
    @CsvSource({"ws://localhost:1/ws, cannot connect", "wss://localhost:PORT/ws, TLS failed"})
    void aHostThatCannotBeReachedIsExplained(String url, String words) {
        int status = run("--web-socket-url", url.replace("PORT", "" + zoom.port()));
        assertFailed(status, Step.NETWORK, "socket-failed: the WebSocket could not be opened: " + words);
    }

    @Test
    void aProxyThatIsNotThereIsAFaultOfTheNetwork() {
        environment.put("ZOOM_PROXY_PASSWORD", "hush");
        int status = run("--proxy-host", "localhost", "--proxy-port", "1", "--proxy-username", "u");
        assertFailed(status, Step.TOKEN, "token-unavailable: no token could be fetched: cannot connect");
    }

    @Test
    void tlsIsTrustedByTheStoreThatIsGivenAndNotWithout() {
        try (ZoomSimulator secure = ZoomSimulator.builder().tls(true).build().start()) {
            environment.putAll(environmentOf(secure));
            environment.put("ZOOM_TRUST_STORE", secure.trustStore().toString());
            environment.put("ZOOM_TRUST_STORE_PASSWORD", secure.trustStorePassword());
            assertEquals(0, run(), printed::toString);
            assertLine("OK", Step.NETWORK, "certificate of CN=localhost");

            environment.remove("ZOOM_TRUST_STORE");
            environment.put("ZOOM_OAUTH_URL", zoom.oauthUrl());
            assertFailed(run(), Step.NETWORK, "TLS failed");
        }
    }

    @ParameterizedTest
    @CsvSource({"404, connection-refused", "503, handshake-rejected"})
    void aHandshakeThatIsRejectedIsExplained(int httpStatus, String cause) {
        zoom.switches().set(Switch.HANDSHAKE_STATUS, httpStatus);
        assertFailed(run(), Step.HANDSHAKE, cause + ": ");
        assertLine("FAILED", Step.HANDSHAKE, "HTTP " + httpStatus);
    }

    @Test
    void aHandshakeThatIsNotAnsweredIsExplained() {
        zoom.switches().set(Switch.HANDSHAKE_DELAY, Duration.ofSeconds(30));
        assertFailed(run("--connect-timeout", "500ms"), Step.HANDSHAKE, "socket-failed: ");
    }

    @Test
    void aConnectionThatZoomRefusesIsExplainedInItsOwnWordsWithoutTheToken() {
        zoom.switches()
                .set(Switch.REFUSE_TOKENS, true)
                .set(Switch.BAD_TOKEN_TEXT, "Invalid Token eyJzdiI6IjAwMDAwMiJ9.x.y");
        assertFailed(run(), Step.ACCEPTANCE, "connection-refused: Zoom refused the connection: Invalid Token");
        assertLine("OK", Step.HANDSHAKE, "");
    }

    @Test
    void aSubscriptionThatZoomDoesNotKnowIsExplained() {
        zoom.switches().set(Switch.BAD_SUBSCRIPTION, Refusal.CLOSE_ONLY);
        assertFailed(run("--subscription-id", "unknown"), Step.ACCEPTANCE, "connection-refused: ");
    }

    @Test
    void aConnectionThatIsNeverAcceptedIsExplained() {
        zoom.switches()
                .set(Switch.ACCEPTANCE_DELAY, Duration.ofSeconds(30))
                .set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.MISSING);
        assertFailed(run("--connect-timeout", "500ms"), Step.ACCEPTANCE, "not-accepted-in-time: ");
    }

    @Test
    void heartbeatsWithoutAnswerAreExplained() {
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.MISSING);
        int status = run("--heartbeat-interval", "200ms", "--liveness-timeout", "600ms");
        assertFailed(status, Step.HEARTBEAT, "peer-silent: ");
        assertLine("SKIPPED", Step.EVENT, "a step before it failed");
    }

    @Test
    void aHeartbeatThatIsRefusedIsExplained() {
        zoom.switches().set(Switch.HEARTBEAT_ANSWER, HeartbeatAnswer.REFUSED);
        assertFailed(run(), Step.HEARTBEAT, "heartbeat-refused: ");
    }

    @Test
    void anEventThatDoesNotComeIsAFault() {
        assertFailed(run("--wait-for-event", "300ms"), Step.EVENT, "no event within");
    }

    @Test
    void onlyAnEventThatPassesTheFilterIsOne() throws Exception {
        CompletableFuture<Integer> status = runAside("--wait-for-event", "40s", "--events", "recording.*");
        assertTrue(zoom.awaitConnected(SOON), printed::toString);
        zoom.send(STARTED);
        zoom.send(STARTED.replace("meeting.started", "recording.completed"));

        assertEquals(0, status.get(40, TimeUnit.SECONDS), printed::toString);
        assertLine("OK", Step.EVENT, "recording.completed came");
    }

    @Test
    void anEventWhoseSignatureIsWrongIsAFault() throws Exception {
        environment.put("ZOOM_SECRET_TOKEN", zoom.secretToken());
        zoom.switches().set(Switch.MESSAGE_HEADER, MessageHeader.WRONG_SIGNATURE);
        CompletableFuture<Integer> status = runAside("--wait-for-event", "40s");
        assertTrue(zoom.awaitConnected(SOON), printed::toString);
        zoom.send(STARTED);

        assertFailed(status.get(40, TimeUnit.SECONDS), Step.EVENT, "bad-signature: ");
    }

    @Test
    void aConnectionThatIsClosedWhileItWaitsIsAFault() throws Exception {
        CompletableFuture<Integer> status = runAside("--wait-for-event", "40s");
        assertTrue(zoom.awaitConnected(SOON), printed::toString);
        zoom.truth().await(SOON, truth -> truth.connections().get(0).heartbeatCount() > 0);
        awaitLine("Waiting 40 s");
        zoom.closeConnections(1012, "Service Restart");

        assertFailed(status.get(40, TimeUnit.SECONDS), Step.EVENT, "closed-by-peer: ");
    }

    @Test
    void anotherClientThatTakesTheSubscriptionIsFound() throws Exception {
        CompletableFuture<Integer> status = runAside("--wait-for-event", "40s");
        awaitLine("Waiting 40 s");
        StringWriter other = new StringWriter();
        PrintWriter out = new PrintWriter(other, true);

        assertEquals(0, Main.run(environment, out, out), other::toString);

        assertFailed(status.get(40, TimeUnit.SECONDS), Step.STAYING, "displaced: ");
        assertLine("SKIPPED", Step.EVENT, "the connection ended before");
    }

    private void awaitLine(String words) {
        await().atMost(SOON).untilAsserted(() -> assertTrue(printed.toString().contains(words), printed::toString));
    }
}
