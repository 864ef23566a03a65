package io.github.camelzoom.websocket.oauth;

import java.util.List;

/**
 * What a token was granted for, in Zoom's own words: for people who look for a fault, since no decision rests on it.
 *
 * @param scopes the scopes that the token carries; empty when the answer names none
 * @param apiUrl where to call Zoom's REST API with it; empty when the answer does not say
 */
public record TokenGrant(List<String> scopes, String apiUrl) {

    static final TokenGrant UNTOLD = new TokenGrant(List.of(), "");

    public TokenGrant {
        scopes = List.copyOf(scopes);
    }

    /** @param scope scopes separated by blanks, as the answer has them */
    static TokenGrant of(String scope, String apiUrl) {
        return new TokenGrant(
                scope.isBlank() ? List.of() : List.of(scope.strip().split("\\s+")), apiUrl);
    }
}
