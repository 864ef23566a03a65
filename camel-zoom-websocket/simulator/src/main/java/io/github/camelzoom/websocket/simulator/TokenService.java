package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Issues access tokens and knows which are good. Event loop only. */
final class TokenService {
    /** A token of which only the number leaves the simulator otherwise than in the answer to its request. */
    record Token(long number, String text, Instant expiresAt) {
        boolean good() {
            return Instant.now().isBefore(expiresAt);
        }

        @Override
        public String toString() {
            return "token " + number;
        }
    }

    private static final int KEPT = 10_000;

    private final Switches switches;
    private final String clientId;
    private final Random random;
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private long count;

    TokenService(Switches switches, String clientId, long seed) {
        this.switches = switches;
        this.clientId = clientId;
        this.random = new Random(seed);
    }

    Token issue() {
        if (switches.get(Switch.TOKEN_REVOCATION) || tokens.size() >= KEPT) {
            tokens.clear();
        }
        Duration lifetime = switches.get(Switch.TOKEN_LIFETIME);
        Instant now = Instant.now();
        Token token = new Token(++count, text(now, lifetime), now.plus(lifetime));
        tokens.put(token.text(), token);
        return token;
    }

    /** The token of a text if it was issued here and not revoked; it may have expired. */
    Optional<Token> find(String text) {
        return Optional.ofNullable(tokens.get(text));
    }

    /** Forgets all tokens, and counts from 1 again. */
    void clear() {
        tokens.clear();
        count = 0;
    }

    /** As long and of the form of a real one, because it has to fit into URLs and log filters. */
    private String text(Instant now, Duration lifetime) {
        byte[] signature = new byte[64];
        random.nextBytes(signature);
        String claims = Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("aud", "https://oauth.zoom.us");
            json.writeNumberField("ver", 10);
            json.writeNumberField("nbf", now.getEpochSecond());
            json.writeNumberField("exp", now.plus(lifetime).getEpochSecond());
            json.writeStringField("iss", "zm:cid:" + clientId);
            json.writeNumberField("type", 2);
            json.writeEndObject();
        });
        return base64("{\"sv\":\"000002\",\"alg\":\"HS512\",\"v\":\"2.0\",\"kid\":\"simulator\"}"
                        .getBytes(StandardCharsets.UTF_8))
                + "." + base64(claims.getBytes(StandardCharsets.UTF_8)) + "." + base64(signature);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
