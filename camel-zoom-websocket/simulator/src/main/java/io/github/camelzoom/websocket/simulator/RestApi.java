package io.github.camelzoom.websocket.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelzoom.websocket.simulator.TokenService.Token;
import io.github.camelzoom.websocket.simulator.rest.AccountHistory;
import io.github.camelzoom.websocket.simulator.rest.RestAnswers;
import io.github.camelzoom.websocket.simulator.rest.RestException;
import io.github.camelzoom.websocket.simulator.rest.RestQuery;
import io.github.camelzoom.websocket.simulator.switches.RestAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code /v2/}: the part of Zoom's REST API that tells what happened, from the truth: delivered or not, Zoom knows it.
 * Event loop only.
 */
final class RestApi {
    static final String PATH = "/v2";

    private final Switches switches;
    private final GroundTruth truth;
    private final TokenService tokens;
    private final UnseenEvents unseen;
    private final String accountId;
    private AccountHistory history = new AccountHistory();

    RestApi(Switches switches, GroundTruth truth, TokenService tokens, String accountId) {
        this.switches = switches;
        this.truth = truth;
        this.tokens = tokens;
        this.unseen = new UnseenEvents(truth);
        this.accountId = accountId;
    }

    /** Forgets everything. */
    void clear() {
        history = new AccountHistory();
        unseen.reset();
    }

    void handle(HttpServerRequest request) {
        Optional<Token> token = token(request);
        int status = 200;
        ObjectNode body;
        try {
            body = answer(request, token);
        } catch (RestException e) {
            status = e.status();
            body = JsonNodeFactory.instance.objectNode().put("code", e.code()).put("message", e.getMessage());
        }
        truth.restRequested(new RestRequest(
                Instant.now(),
                request.path(),
                Optional.ofNullable(request.query()).orElse(""),
                status,
                token.map(known -> OptionalLong.of(known.number())).orElseGet(OptionalLong::empty)));
        HttpServerResponse response =
                request.response().setStatusCode(status).putHeader("Content-Type", "application/json;charset=UTF-8");
        if (status == 429 || status == 503) {
            RetryAfter.addTo(response, switches);
        }
        response.end(body.toString());
    }

    private ObjectNode answer(HttpServerRequest request, Optional<Token> token) {
        if (!token.filter(Token::good).isPresent()) {
            throw new RestException(401, 124, token.isPresent() ? "Access token is expired." : "Invalid access token.");
        }
        refuseIfAskedTo();
        if (!request.method().equals(HttpMethod.GET)) {
            throw new RestException(405, 405, "This simulator only answers GET.");
        }
        unseen.forEach(history::learn);
        RestQuery query = new RestQuery(
                request.path().substring(PATH.length()),
                Optional.ofNullable(request.query()).orElse(""),
                switches.get(Switch.REST_PAGE_SIZE));
        return new RestAnswers(history, accountId).answer(query);
    }

    private void refuseIfAskedTo() {
        RestAnswer answer = TimedAnswer.next(switches, Switch.REST, Switch.REST_TIMES);
        switch (answer) {
            case NORMAL -> {}
            case TOO_MANY_REQUESTS ->
                throw new RestException(
                        429, 429, "You have reached the maximum per-second rate limit for this API. Try again later.");
            case SERVER_ERROR -> throw new RestException(500, 500, "Internal server error");
            case UNAVAILABLE -> throw new RestException(503, 503, "Service unavailable");
            case MISSING_SCOPE ->
                throw new RestException(
                        400, 4711, "Invalid access token, does not contain scopes:[report:read:list_users:admin].");
        }
    }

    private Optional<Token> token(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        return tokens.find(header.substring(7).trim());
    }
}
