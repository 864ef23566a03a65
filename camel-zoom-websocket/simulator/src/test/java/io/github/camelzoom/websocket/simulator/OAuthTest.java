package io.github.camelzoom.websocket.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.switches.ExpiresInForm;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.RetryAfterForm;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the token endpoint answers. */
class OAuthTest extends SimulatorFixture {
    private static final String CLIENT_CREDENTIALS = "grant_type=client_credentials";

    private HttpResponse<String> ask() {
        return TestClient.post(zoom, CLIENT_CREDENTIALS);
    }

    private TokenRequest lastRequest() {
        var requests = zoom.truth().tokenRequests();
        return requests.get(requests.size() - 1);
    }

    @Test
    void grantsATokenOfAnHour() {
        HttpResponse<String> answer = ask();

        var token = TestClient.json(answer.body());
        assertEquals(200, answer.statusCode());
        assertEquals("bearer", token.path("token_type").asText());
        assertTrue(token.path("expires_in").isInt());
        assertEquals(3600, token.path("expires_in").asInt());
        assertTrue(token.path("scope").asText().contains("marketplace:write:websocket_connection"));
        assertFalse(token.has("refresh_token"));
    }

    @Test
    void grantsATokenForTheRightAccount() {
        var answer = TestClient.post(zoom, "grant_type=account_credentials&account_id=" + zoom.accountId());

        assertEquals(200, answer.statusCode());
        assertEquals("account_credentials", lastRequest().grantType());
        assertTrue(lastRequest().granted());
        assertTrue(lastRequest().formBody());
        assertTrue(lastRequest().basicAuth());
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=account_credentials&account_id=other, invalid_request, Account does not exist",
        "grant_type=account_credentials, invalid_request, Account does not exist",
        "grant_type=password, unsupported_grant_type, unsupported grant type",
        "'', unsupported_grant_type, unsupported grant type"
    })
    void refusesAWrongGrantAsZoomDoes(String form, String error, String reason) {
        var answer = TestClient.post(zoom, form);

        assertEquals(400, answer.statusCode());
        assertEquals("{\"reason\":\"" + reason + "\",\"error\":\"" + error + "\"}", answer.body());
        assertEquals(error, lastRequest().error());
    }

    @ParameterizedTest
    @CsvSource({"'Basic d3Jvbmc6c2VjcmV0', true", "Basic ???, false", "Bearer x, false"})
    void refusesWrongCredentials(String authorization, boolean wellFormed) {
        var answer = TestClient.send(HttpRequest.newBuilder(URI.create(zoom.oauthUrl()))
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(CLIENT_CREDENTIALS))
                .build());

        assertEquals(400, answer.statusCode());
        assertEquals(
                "invalid_client", TestClient.json(answer.body()).path("error").asText());
        assertEquals(wellFormed, lastRequest().basicAuth());
        assertFalse(lastRequest().granted());
    }

    @Test
    void understandsParametersInTheQueryUnlessSwitchedOff() {
        HttpRequest request = HttpRequest.newBuilder(
                        TestClient.tokenRequest(zoom).build(), (name, value) -> !name.equals("Content-Type"))
                .uri(URI.create(zoom.oauthUrl() + "?" + CLIENT_CREDENTIALS))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertEquals(200, TestClient.send(request).statusCode());
        assertFalse(lastRequest().formBody());
        set(Switch.OAUTH_QUERY, false);
        assertEquals(400, TestClient.send(request).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_CLIENT, 400, invalid_client",
        "INVALID_CLIENT_401, 401, invalid_client",
        "UNSUPPORTED_GRANT_TYPE, 400, unsupported_grant_type",
        "UNKNOWN_ACCOUNT, 400, Account does not exist",
        "APP_NOT_ENABLED, 400, does not enabled",
        "EMPTY_400, 400, ''",
        "EMPTY_200, 200, ''",
        "HTML_200, 200, <html>",
        "HTML_502, 502, <html>",
        "NO_TOKEN, 200, token_type",
        "CAPITALISED, 200, Access_token",
        "TOO_MANY_REQUESTS, 429, \"code\":429",
        "SERVER_ERROR, 500, \"code\":500",
        "UNAVAILABLE, 503, ''"
    })
    void failsInAllWaysKnown(OAuthAnswer how, int status, String inBody) {
        set(Switch.OAUTH, how);

        var answer = ask();

        assertEquals(status, answer.statusCode());
        assertTrue(answer.body().contains(inBody), answer.body());
        assertEquals(inBody.isEmpty(), answer.body().isEmpty());
        assertFalse(answer.headers().firstValue("Retry-After").isPresent());
        assertFalse(lastRequest().granted());
    }

    @Test
    void mayResetTheConnectionOrNeverAnswer() {
        set(Switch.OAUTH, OAuthAnswer.NO_ANSWER);
        assertThrows(HttpTimeoutException.class, () -> askWithin(Duration.ofMillis(300)));
        assertEquals(0, lastRequest().status());

        set(Switch.OAUTH, OAuthAnswer.RESET);
        var failure = assertThrows(IOException.class, () -> askWithin(TestClient.PATIENCE));
        assertFalse(failure instanceof HttpTimeoutException, failure.toString());
    }

    private void askWithin(Duration timeout) throws IOException, InterruptedException {
        HttpRequest request = TestClient.tokenRequest(zoom)
                .timeout(timeout)
                .POST(HttpRequest.BodyPublishers.ofString(CLIENT_CREDENTIALS))
                .build();
        TestClient.HTTP.send(request, HttpResponse.BodyHandlers.discarding());
    }

    @Test
    void asksToWaitInThreeForms() {
        set(Switch.OAUTH, OAuthAnswer.TOO_MANY_REQUESTS);
        set(Switch.RETRY_AFTER, Duration.ofSeconds(90));
        Instant earliest = Instant.now().plusSeconds(90);

        assertEquals("90", retryAfter(RetryAfterForm.SECONDS));
        String date = retryAfter(RetryAfterForm.HTTP_DATE);
        Instant until =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        assertFalse(until.isBefore(earliest), date);
        String iso = retryAfter(RetryAfterForm.ISO_DATE_TIME);
        assertFalse(Instant.parse(iso).isBefore(earliest), iso);
    }

    private String retryAfter(RetryAfterForm form) {
        set(Switch.RETRY_AFTER_FORM, form);
        return ask().headers().firstValue("Retry-After").orElseThrow();
    }

    @Test
    void failsSoManyTimesAndIsNormalAgain() {
        set(Switch.OAUTH, OAuthAnswer.SERVER_ERROR);
        set(Switch.OAUTH_TIMES, 2);

        assertEquals(500, ask().statusCode());
        assertEquals(500, ask().statusCode());
        assertEquals(200, ask().statusCode());
        assertEquals(3, zoom.truth().tokenRequests().size());
    }

    @Test
    void mayBeSlow() {
        set(Switch.OAUTH_DELAY, Duration.ofMillis(150));
        long start = System.nanoTime();

        ask();

        assertTrue(System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(145));
    }

    @Test
    void writesTheLifetimeInSeveralWays() {
        set(Switch.TOKEN_LIFETIME, Duration.ofSeconds(30));
        set(Switch.EXPIRES_IN, ExpiresInForm.TEXT);
        assertEquals("30", TestClient.json(ask().body()).path("expires_in").textValue());

        set(Switch.EXPIRES_IN, ExpiresInForm.ABSENT);
        assertFalse(TestClient.json(ask().body()).has("expires_in"));
    }

    @Test
    void keepsFormerTokensGoodUnlessTheOldRuleIsOn() {
        String first = TestClient.token(zoom);
        String second = TestClient.token(zoom);
        assertNotEquals(first, second);
        TestClient client = TestClient.connect(zoom, zoom.subscriptionId(), first);
        assertTrue(TestClient.json(client.text(0)).path("success").asBoolean());

        set(Switch.TOKEN_REVOCATION, true);
        TestClient.token(zoom);

        TestClient late = TestClient.connect(zoom, zoom.subscriptionId(), second);
        assertEquals("Invalid Token", content(late.text(0)));
    }
}
