package io.github.camelzoom.websocket.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static ZoomToken token(String body) {
        return TokenAnswer.read(200, null, body, NOW);
    }

    private static TokenException failure(int status, String body) {
        return assertThrows(TokenException.class, () -> TokenAnswer.read(status, null, body, NOW));
    }

    @Test
    void aTokenIsReadWithItsEnd() {
        ZoomToken token =
                token("{\"access_token\":\"eyJ.x\",\"token_type\":\"bearer\",\"expires_in\":3599,\"scope\":\"a b\","
                        + "\"api_url\":\"https://api.zoom.us\",\"future\":{\"access_token\":\"no\"}}");
        assertEquals("eyJ.x", token.value());
        assertEquals(Optional.of(NOW.plusSeconds(3599)), token.expiresAt());
    }

    @Test
    void whatATokenWasGrantedForIsToldInZoomsWords() {
        TokenGrant grant = token("{\"access_token\":\"t\",\"scope\":\" a:b  c:d\",\"api_url\":\"https://api.zoom.us\"}")
                .grant();
        assertEquals(new TokenGrant(List.of("a:b", "c:d"), "https://api.zoom.us"), grant);
        assertEquals(TokenGrant.UNTOLD, token("{\"access_token\":\"t\"}").grant());
        assertEquals(
                TokenGrant.UNTOLD,
                token("{\"access_token\":\"t\",\"scope\":\"\"}").grant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3600\"", "3600.0", "3600"})
    void theLifeMayBeTextOrNumber(String expiresIn) {
        ZoomToken token = token("{\"access_token\":\"t\",\"expires_in\":" + expiresIn + "}");
        assertEquals(Optional.of(NOW.plusSeconds(3600)), token.expiresAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"soon\"", "-1", "0", "[]", "1e300", "1e18", "1e16", "31556889864403199"})
    void aTokenWithoutAReadableLifeIsStillAToken(String expiresIn) {
        ZoomToken token = token("{\"access_token\":\"t\",\"expires_in\":" + expiresIn + "}");
        assertEquals("t", token.value());
        assertEquals(Optional.empty(), token.expiresAt());
    }

    @Test
    void anEndOutOfAllReckoningIsBroughtIntoIt() {
        assertEquals(Optional.empty(), ZoomToken.expiringAt("t", Instant.MAX).expiresAt());
        assertEquals(
                Optional.of(Instant.EPOCH),
                ZoomToken.expiringAt("t", Instant.MIN).expiresAt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"reason\":\"Invalid client_id or client_secret\",\"error\":\"invalid_client\"}|CREDENTIALS_REFUSED",
                "401|{\"reason\":\"Invalid client_id or client_secret\",\"error\":\"invalid_client\"}|CREDENTIALS_REFUSED",
                "400|{\"reason\":\"unsupported grant type\",\"error\":\"unsupported_grant_type\"}|GRANT_REFUSED",
                "400|{\"reason\":\"Account does not exist\",\"error\":\"invalid_request\"}|ACCOUNT_REFUSED",
                "403|{\"error\":\"something_new\"}|REFUSED",
                "429|{\"code\":429,\"message\":\"You have reached the limit\"}|RATE_LIMITED",
                "500|{\"error\":\"invalid_client\"}|UNAVAILABLE",
                "503|<html>Service Unavailable</html>|UNAVAILABLE",
                "200|<html>Please log in</html>|NOT_OAUTH",
                "200|{}|NOT_OAUTH",
                "200|{\"access_token\":\"\"}|NOT_OAUTH",
                "200|[1]|NOT_OAUTH",
                "400|''|NOT_OAUTH",
                "302|''|NOT_OAUTH",
            })
    void aFailureIsJudgedByItsClassAndErrorMember(int status, String body, TokenFailure expected) {
        assertEquals(expected, failure(status, body).failure());
    }

    @Test
    void theMessageSaysWhatZoomSaid() {
        String message = failure(400, "{\"reason\":\"Account does not exist\",\"error\":\"invalid_request\"}")
                .getMessage();
        assertEquals("HTTP 400, \"invalid_request\", \"Account does not exist\"", message);
    }

    @Test
    void theMessageQuotesNothingOfABodyThatIsNotZooms() {
        assertFalse(
                failure(200, "<html>access_token=s3cr3t</html>").getMessage().contains("s3cr3t"));
    }

    @Test
    void theMessageIsOneLineOfBoundedLength() {
        String message = failure(400, "{\"error\":\"x\",\"reason\":\"a\\nb\\u0007" + "c".repeat(10_000) + "\"}")
                .getMessage();
        assertTrue(message.length() < 500 && message.chars().noneMatch(Character::isISOControl), message);
    }

    @Test
    void theServersRetryTimeIsKept() {
        TokenException failure =
                assertThrows(TokenException.class, () -> TokenAnswer.read(429, "7", "{\"code\":429}", NOW));
        assertEquals(Optional.of(Duration.ofSeconds(7)), failure.retryAfter());
    }

    @Test
    void theTokenIsNotShownByItsText() {
        assertFalse(token("{\"access_token\":\"s3cr3t\"}").toString().contains("s3cr3t"));
    }
}
