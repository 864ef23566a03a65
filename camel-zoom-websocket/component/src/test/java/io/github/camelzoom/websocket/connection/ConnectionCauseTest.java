package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.oauth.TokenFailure;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionCauseTest {

    @ParameterizedTest
    @EnumSource
    void eachCauseSaysWhatHappenedAndWhatToDo(ConnectionCause cause) {
        assertTrue(cause.summary().length() > 15, cause.summary());
        assertFalse(cause.summary().endsWith("."), "stands within a sentence: " + cause.summary());
        assertTrue(cause.advice().endsWith("."), cause.advice());
    }

    @ParameterizedTest
    @EnumSource
    void noTwoCausesReadAlike(ConnectionCause cause) {
        assertEquals(
                1,
                Arrays.stream(ConnectionCause.values())
                        .filter(other -> other.summary().equals(cause.summary()))
                        .count());
    }

    @Test
    void aLabelIsFitForMetrics() {
        assertEquals("token-rate-limited", ConnectionCause.TOKEN_RATE_LIMITED.label());
    }

    @ParameterizedTest
    @CsvSource({
        "CREDENTIALS_REFUSED, TOKEN_CREDENTIALS_REFUSED",
        "ACCOUNT_REFUSED, TOKEN_ACCOUNT_REFUSED",
        "GRANT_REFUSED, TOKEN_GRANT_REFUSED",
        "REFUSED, TOKEN_REFUSED",
        "NOT_OAUTH, TOKEN_ANSWER_UNREADABLE",
        "RATE_LIMITED, TOKEN_RATE_LIMITED",
        "UNAVAILABLE, TOKEN_UNAVAILABLE"
    })
    void eachFailureToGetATokenHasItsCause(TokenFailure failure, ConnectionCause cause) {
        assertEquals(cause, ConnectionCause.of(failure));
    }
}
