package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.TokenService.Token;
import io.github.camelzoom.websocket.simulator.switches.ExpiresInForm;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import io.vertx.core.http.HttpServerRequest;

/**
 * An answer of the token endpoint.
 *
 * @param status HTTP status; {@link #RESET} and {@link #NONE} are no answer at all
 * @param error one word for the record of what happened
 */
record OAuthReply(int status, String contentType, String body, String error) {
    private static final int NONE = 0;
    private static final int RESET = -1;
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String HTML = "text/html";
    private static final String PAGE = "<html><body><h1>Sign in to the network</h1></body></html>";
    private static final String SCOPE = "marketplace:read:list_event_subscriptions"
            + " marketplace:write:event_subscription marketplace:write:websocket_connection";

    static OAuthReply granted(Token token, Switches switches) {
        long seconds = switches.get(Switch.TOKEN_LIFETIME).plusMillis(999).toSeconds();
        ExpiresInForm form = switches.get(Switch.EXPIRES_IN);
        String body = Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("access_token", token.text());
            json.writeStringField("token_type", "bearer");
            if (form == ExpiresInForm.NUMBER) {
                json.writeNumberField("expires_in", seconds);
            } else if (form == ExpiresInForm.TEXT) {
                json.writeStringField("expires_in", Long.toString(seconds));
            }
            json.writeStringField("scope", SCOPE);
            json.writeStringField("api_url", "https://api.zoom.us");
            json.writeEndObject();
        });
        return new OAuthReply(200, JSON, body, "");
    }

    static OAuthReply of(OAuthAnswer answer) {
        return switch (answer) {
            case NORMAL -> throw new IllegalArgumentException("A token is not a failure");
            case INVALID_CLIENT -> error(400, "invalid_client", "Invalid client_id or client_secret");
            case INVALID_CLIENT_401 -> error(401, "invalid_client", "Invalid client_id or client_secret");
            case UNSUPPORTED_GRANT_TYPE -> error(400, "unsupported_grant_type", "unsupported grant type");
            case UNKNOWN_ACCOUNT -> error(400, "invalid_request", "Account does not exist");
            case APP_NOT_ENABLED -> error(400, "invalid_request", "Account does not enabled the OAuth app type");
            case EMPTY_400 -> new OAuthReply(400, JSON, "", "empty body");
            case EMPTY_200 -> new OAuthReply(200, JSON, "", "empty body");
            case HTML_200 -> new OAuthReply(200, HTML, PAGE, "html");
            case HTML_502 -> new OAuthReply(502, HTML, PAGE, "html");
            case NO_TOKEN -> new OAuthReply(200, JSON, "{\"token_type\":\"bearer\"}", "no token");
            case CAPITALISED ->
                new OAuthReply(
                        200,
                        JSON,
                        "{\"Access_token\":\"not-a-token\",\"Token_type\":\"bearer\",\"Expire_in\":3600}",
                        "capitalised names");
            case TOO_MANY_REQUESTS ->
                new OAuthReply(
                        429,
                        JSON,
                        "{\"code\":429,\"message\":\"You have reached the maximum per-second rate limit for this API."
                                + " Try again later.\"}",
                        "429");
            case SERVER_ERROR ->
                new OAuthReply(500, JSON, "{\"code\":500,\"message\":\"Internal server error\"}", "500");
            case UNAVAILABLE -> new OAuthReply(503, "text/plain", "", "503");
            case NO_ANSWER -> new OAuthReply(NONE, "", "", "no answer");
            case RESET -> new OAuthReply(RESET, "", "", "reset");
        };
    }

    private static OAuthReply error(int status, String error, String reason) {
        return new OAuthReply(status, JSON, "{\"reason\":\"" + reason + "\",\"error\":\"" + error + "\"}", error);
    }

    void sendTo(HttpServerRequest request, Switches switches) {
        if (status == RESET) {
            new Wire(request.connection()).reset();
        } else if (status != NONE) {
            var response = request.response().setStatusCode(status).putHeader("Content-Type", contentType);
            if (status == 429 || status == 503) {
                RetryAfter.addTo(response, switches);
            }
            response.end(body);
        }
    }

    /** Without the body: it may hold a token. */
    @Override
    public String toString() {
        return "OAuthReply[" + status + " " + error + "]";
    }
}
