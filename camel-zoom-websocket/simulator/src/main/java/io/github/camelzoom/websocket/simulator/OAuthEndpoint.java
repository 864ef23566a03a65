package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.TokenService.Token;
import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.OptionalLong;

/** {@code /oauth/token}: grants tokens to the right credentials, or fails in the ways it is known to fail. */
final class OAuthEndpoint {
    private final Waiting waiting;
    private final Switches switches;
    private final GroundTruth truth;
    private final TokenService tokens;
    private final GrantCheck check;

    OAuthEndpoint(Vertx vertx, Switches switches, GroundTruth truth, TokenService tokens, SimulatorOptions options) {
        this.waiting = new Waiting(vertx);
        this.switches = switches;
        this.truth = truth;
        this.tokens = tokens;
        this.check = new GrantCheck(options);
    }

    void handle(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.POST)) {
            request.response().setStatusCode(405).putHeader("Allow", "POST").end();
            return;
        }
        Instant at = Instant.now();
        request.body().onSuccess(body -> {
            Grant grant = Grant.of(request, body.toString(), switches.get(Switch.OAUTH_QUERY));
            waiting.answer(request, switches.get(Switch.OAUTH_DELAY), () -> answer(request, grant, at));
        });
    }

    /** Answers nothing any more that was asked before. */
    void reset() {
        waiting.reset();
    }

    private void answer(HttpServerRequest request, Grant grant, Instant at) {
        OAuthAnswer asked = TimedAnswer.next(switches, Switch.OAUTH, Switch.OAUTH_TIMES);
        OAuthAnswer answer = asked == OAuthAnswer.NORMAL ? check.judge(grant) : asked;
        if (answer == OAuthAnswer.NORMAL) {
            Token token = tokens.issue();
            note(grant, at, 200, "", OptionalLong.of(token.number()));
            OAuthReply.granted(token, switches).sendTo(request, switches);
            return;
        }
        OAuthReply reply = OAuthReply.of(answer);
        note(grant, at, Math.max(0, reply.status()), reply.error(), OptionalLong.empty());
        reply.sendTo(request, switches);
    }

    private void note(Grant grant, Instant at, int status, String error, OptionalLong token) {
        truth.tokenRequested(new TokenRequest(
                at, grant.type(), grant.formBody(), grant.basic().isPresent(), status, error, token));
    }
}
