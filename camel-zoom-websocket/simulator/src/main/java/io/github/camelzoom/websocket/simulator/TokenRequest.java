package io.github.camelzoom.websocket.simulator;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A request to the token endpoint. Holds neither the secret nor the token.
 *
 * @param at arrival
 * @param grantType value of {@code grant_type}, empty when there was none
 * @param formBody whether the grant came in a form body, as it should, and not in the query
 * @param basicAuth whether there was a well-formed {@code Authorization: Basic}
 * @param status HTTP status of the answer, 0 if it got none
 * @param error member {@code error} of the answer, or a word on what was wrong with it; empty for a token
 * @param token the number of the token it got, see {@link ConnectionRecord#token()}
 */
public record TokenRequest(
        Instant at,
        String grantType,
        boolean formBody,
        boolean basicAuth,
        int status,
        String error,
        OptionalLong token) {

    /** Whether a token was issued. */
    public boolean granted() {
        return token.isPresent();
    }
}
