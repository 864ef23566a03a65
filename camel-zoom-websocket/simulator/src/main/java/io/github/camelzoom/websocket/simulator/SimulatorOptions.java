package io.github.camelzoom.websocket.simulator;

import java.util.List;

/** What is fixed when a simulator is made. Its secrets are made up and good for this simulator only. */
record SimulatorOptions(
        String host,
        int port,
        boolean tls,
        String accountId,
        String clientId,
        String clientSecret,
        String secretToken,
        List<String> subscriptionIds,
        long seed) {

    @Override
    public String toString() {
        return "SimulatorOptions[" + host + ":" + port + ", tls=" + tls + ", subscriptions=" + subscriptionIds + "]";
    }
}
