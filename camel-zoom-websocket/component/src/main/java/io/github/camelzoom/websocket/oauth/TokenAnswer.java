package io.github.camelzoom.websocket.oauth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelzoom.websocket.net.NetworkFailure;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads what a token endpoint answered, whatever it is. Zoom names its error members {@code reason} and {@code error}
 * (not {@code error_description}), and the status of one and the same refusal differs between captures, so the verdict
 * rests on the status' class and on {@code error}.
 */
final class TokenAnswer {

    private static final JsonFactory JSON = new JsonFactory();

    private TokenAnswer() {}

    /**
     * @throws TokenException when the answer holds no token
     */
    static ZoomToken read(int status, String retryAfter, String body, Instant now) {
        Map<String, String> members = members(body);
        String token = members.getOrDefault("access_token", "");
        if (status == 200 && !token.isEmpty()) {
            TokenGrant grant = TokenGrant.of(members.getOrDefault("scope", ""), members.getOrDefault("api_url", ""));
            return token(token, members.get("expires_in"), now).with(grant);
        }
        String said = describe(status, members);
        TokenFailure failure = classify(status, members);
        throw new TokenException(
                failure, said, RetryAfter.parse(retryAfter, now).orElse(null));
    }

    private static ZoomToken token(String value, String expiresIn, Instant now) {
        try {
            long seconds = (long) Double.parseDouble(expiresIn);
            return seconds > 0 ? ZoomToken.expiringAt(value, now.plusSeconds(seconds)) : ZoomToken.of(value);
        } catch (NullPointerException | NumberFormatException | ArithmeticException | DateTimeException unknownLife) {
            return ZoomToken.of(value);
        }
    }

    private static TokenFailure classify(int status, Map<String, String> members) {
        if (status == 429) {
            return TokenFailure.RATE_LIMITED;
        }
        if (status >= 500) {
            return TokenFailure.UNAVAILABLE;
        }
        String error = members.getOrDefault("error", "");
        if (error.isEmpty()) {
            return TokenFailure.NOT_OAUTH;
        }
        switch (error.toLowerCase(Locale.ROOT)) {
            case "invalid_client":
                return TokenFailure.CREDENTIALS_REFUSED;
            case "invalid_request":
                return TokenFailure.ACCOUNT_REFUSED;
            case "unsupported_grant_type":
                return TokenFailure.GRANT_REFUSED;
            default:
                return TokenFailure.REFUSED;
        }
    }

    /** Quotes only the members known to be words for people: anything else might hold a token. */
    private static String describe(int status, Map<String, String> members) {
        String error = members.get("error");
        String reason = members.getOrDefault("reason", members.get("message"));
        if (error == null && reason == null) {
            return "HTTP " + status + ", and the body is not an answer of Zoom's OAuth server";
        }
        StringBuilder said = new StringBuilder("HTTP ").append(status);
        for (String part : new String[] {error, reason}) {
            if (part != null) {
                said.append(", ").append(quote(part));
            }
        }
        return said.toString();
    }

    private static String quote(String text) {
        return '"' + NetworkFailure.scrub(text) + '"';
    }

    /** The top-level members that are plain values; empty when the body is no JSON object. */
    private static Map<String, String> members(String body) {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(body == null ? "" : body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    members.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
            return members;
        } catch (IOException notJson) {
            return Map.of();
        }
    }
}
