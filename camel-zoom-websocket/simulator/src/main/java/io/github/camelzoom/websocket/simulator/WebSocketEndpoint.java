package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.TokenService.Token;
import io.github.camelzoom.websocket.simulator.switches.Refusal;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** {@code /ws}: opens connections, and accepts or refuses them. Event loop only. */
final class WebSocketEndpoint {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final Set<String> SECRET_HEADERS = Set.of("authorization", "access_token", "cookie");

    private final Vertx vertx;
    private final Waiting waiting;
    private final Switches switches;
    private final GroundTruth truth;
    private final TokenService tokens;
    private final Sessions sessions;
    private final List<String> subscriptionIds;

    WebSocketEndpoint(
            Vertx vertx,
            Switches switches,
            GroundTruth truth,
            TokenService tokens,
            Sessions sessions,
            List<String> subscriptionIds) {
        this.vertx = vertx;
        this.waiting = new Waiting(vertx);
        this.switches = switches;
        this.truth = truth;
        this.tokens = tokens;
        this.sessions = sessions;
        this.subscriptionIds = subscriptionIds;
    }

    void handle(HttpServerRequest request) {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            request.response()
                    .setStatusCode(426)
                    .putHeader("Upgrade", "websocket")
                    .end();
            return;
        }
        request.pause();
        waiting.answer(request, switches.get(Switch.HANDSHAKE_DELAY), () -> answer(request));
    }

    /** Opens nothing any more that was asked for before. */
    void reset() {
        waiting.reset();
    }

    private void answer(HttpServerRequest request) {
        String subscriptionId =
                Optional.ofNullable(request.getParam("subscriptionId")).orElse("");
        Optional<Token> token =
                Optional.ofNullable(request.getParam("access_token")).flatMap(tokens::find);
        Optional<Refused> refused = judge(subscriptionId, request.getParam("access_token"), token);
        int status = refused.map(Refused::httpStatus).orElse(SWITCHING_PROTOCOLS);
        if (switches.get(Switch.HANDSHAKE_STATUS) != SWITCHING_PROTOCOLS) {
            status = switches.get(Switch.HANDSHAKE_STATUS);
        }
        if (status != SWITCHING_PROTOCOLS) {
            RetryAfter.addTo(request.response().setStatusCode(status), switches).end();
            request.resume();
            return;
        }
        Wire wire = new Wire(request.connection());
        if (!switches.get(Switch.DEFLATE)) {
            wire.declineExtensions();
        }
        OptionalLong number =
                token.map(known -> OptionalLong.of(known.number())).orElse(OptionalLong.empty());
        Map<String, String> headers = withoutSecrets(request);
        request.toWebSocket().onSuccess(socket -> {
            Session session = open(socket, wire, truth.opened(subscriptionId, number, headers));
            new Timers(vertx)
                    .after(
                            switches.get(Switch.ACCEPTANCE_DELAY),
                            () -> refused.ifPresentOrElse(
                                    why -> session.refuse(why.how(), why.text()),
                                    () -> sessions.accept(session, token.orElseThrow())));
        });
    }

    private Session open(ServerWebSocket socket, Wire wire, ConnectionLog log) {
        Session session = new Session(socket, wire, switches, truth, log, new Timers(vertx));
        sessions.opened(session);
        return session;
    }

    private Optional<Refused> judge(String subscriptionId, String tokenText, Optional<Token> token) {
        if (!subscriptionIds.contains(subscriptionId)) {
            return Optional.of(
                    new Refused(switches.get(Switch.BAD_SUBSCRIPTION), switches.get(Switch.BAD_SUBSCRIPTION_TEXT)));
        }
        if (tokenText == null || tokenText.isEmpty()) {
            return Optional.of(new Refused(switches.get(Switch.BAD_TOKEN), switches.get(Switch.MISSING_TOKEN_TEXT)));
        }
        boolean good = token.isPresent() && token.get().good() && !switches.get(Switch.REFUSE_TOKENS);
        return good
                ? Optional.empty()
                : Optional.of(new Refused(switches.get(Switch.BAD_TOKEN), switches.get(Switch.BAD_TOKEN_TEXT)));
    }

    private static Map<String, String> withoutSecrets(HttpServerRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!SECRET_HEADERS.contains(lower)) {
                headers.put(lower, value);
            }
        });
        return headers;
    }

    private record Refused(Refusal how, String text) {
        int httpStatus() {
            return switch (how) {
                case HTTP_400 -> 400;
                case HTTP_401 -> 401;
                case HTTP_404 -> 404;
                default -> SWITCHING_PROTOCOLS;
            };
        }
    }
}
