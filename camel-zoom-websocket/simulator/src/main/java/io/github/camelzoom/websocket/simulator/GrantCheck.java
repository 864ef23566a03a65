package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.switches.OAuthAnswer;

/** Decides as Zoom does whether a grant gets a token. */
final class GrantCheck {
    private final SimulatorOptions options;

    GrantCheck(SimulatorOptions options) {
        this.options = options;
    }

    OAuthAnswer judge(Grant grant) {
        String expected = options.clientId() + ":" + options.clientSecret();
        if (!grant.basic().filter(expected::equals).isPresent()) {
            return OAuthAnswer.INVALID_CLIENT;
        }
        return switch (grant.type()) {
            case "client_credentials" -> OAuthAnswer.NORMAL;
            case "account_credentials" ->
                options.accountId().equals(grant.accountId()) ? OAuthAnswer.NORMAL : OAuthAnswer.UNKNOWN_ACCOUNT;
            default -> OAuthAnswer.UNSUPPORTED_GRANT_TYPE;
        };
    }
}
