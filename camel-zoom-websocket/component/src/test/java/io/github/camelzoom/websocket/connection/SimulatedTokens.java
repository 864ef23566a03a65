package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionInput.TokenFailed;
import io.github.camelzoom.websocket.connection.ConnectionInput.TokenGranted;
import io.github.camelzoom.websocket.connection.Fault.Kind;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import java.time.Instant;
import java.util.function.Consumer;

/** A model of Zoom's token service. */
final class SimulatedTokens {

    private static final ConnectionCause[] FAILURES = {
        ConnectionCause.TOKEN_CREDENTIALS_REFUSED,
        ConnectionCause.TOKEN_ACCOUNT_REFUSED,
        ConnectionCause.TOKEN_GRANT_REFUSED,
        ConnectionCause.TOKEN_REFUSED,
        ConnectionCause.TOKEN_ANSWER_UNREADABLE,
        ConnectionCause.TOKEN_UNAVAILABLE
    };

    private final VirtualTime time;
    private final FaultsInForce faults;
    private final long life;

    SimulatedTokens(VirtualTime time, FaultsInForce faults, Habits habits) {
        this.time = time;
        this.faults = faults;
        this.life = habits.tokenLife();
    }

    void request(long generation, Consumer<ConnectionInput> machine) {
        if (faults.is(Kind.TOKENS_UNANSWERED)) {
            return;
        }
        ConnectionInput answer = answer(generation);
        time.at(faults.arrival() + faults.amount(Kind.TOKENS_LATE), () -> machine.accept(answer));
    }

    private ConnectionInput answer(long generation) {
        if (faults.is(Kind.TOKENS_RATE_LIMITED)) {
            return failed(generation, ConnectionCause.TOKEN_RATE_LIMITED, faults.amount(Kind.TOKENS_RATE_LIMITED));
        }
        if (faults.is(Kind.TOKENS_FAIL)) {
            return failed(generation, FAILURES[(int) faults.amount(Kind.TOKENS_FAIL)], 0);
        }
        return faults.is(Kind.SERVER_DOWN)
                ? failed(generation, ConnectionCause.TOKEN_UNAVAILABLE, 0)
                : granted(generation, token());
    }

    private static TokenFailed failed(long generation, ConnectionCause cause, long retryAfter) {
        return new TokenFailed(generation, cause, "simulated", retryAfter);
    }

    private ZoomToken token() {
        return life == 0
                ? ZoomToken.of("a-token")
                : ZoomToken.expiringAt("a-token", Instant.ofEpochMilli(time.now() + life));
    }

    private static TokenGranted granted(long generation, ZoomToken token) {
        return new TokenGranted(
                generation, token, token.expiresAt().map(Instant::toEpochMilli).orElse(null));
    }
}
