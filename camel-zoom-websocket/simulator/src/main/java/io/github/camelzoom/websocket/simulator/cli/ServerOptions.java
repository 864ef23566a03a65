package io.github.camelzoom.websocket.simulator.cli;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options on what the simulator is. */
final class ServerOptions {
    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on (default: a free one).")
    int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "localhost",
            description = "Address to listen on (default: ${DEFAULT-VALUE}; 0.0.0.0 lets other machines in).")
    String host;

    @Option(names = "--tls", description = "Serve wss and https with a self-signed certificate made at start.")
    boolean tls;

    @Option(names = "--account-id", paramLabel = "ID", description = "Zoom account (default: a made-up one).")
    String accountId;

    @Option(names = "--client-id", paramLabel = "ID", description = "OAuth client id (default: a made-up one).")
    String clientId;

    @Option(names = "--client-secret", paramLabel = "TEXT", description = "OAuth client secret (default: made up).")
    String clientSecret;

    @Option(names = "--secret-token", paramLabel = "TEXT", description = "Key of event signatures (default: made up).")
    String secretToken;

    @Option(
            names = "--subscription-id",
            paramLabel = "ID",
            description = "Event subscription (default: a made-up one); may be repeated.")
    String[] subscriptionIds;

    @Option(
            names = "--switch",
            paramLabel = "NAME=VALUE",
            description = "Behave in another way, such as badToken=HTTP_401; may be repeated. GET /control lists all.")
    Map<String, String> switches = Map.of();

    /** @throws IllegalArgumentException if a switch or value does not exist */
    ZoomSimulator simulator(long seed) {
        ZoomSimulator.Builder builder =
                ZoomSimulator.builder().host(host).port(port).tls(tls).seed(seed);
        if (accountId != null) {
            builder.accountId(accountId);
        }
        if (clientId != null) {
            builder.clientId(clientId);
        }
        if (clientSecret != null) {
            builder.clientSecret(clientSecret);
        }
        if (secretToken != null) {
            builder.secretToken(secretToken);
        }
        if (subscriptionIds != null) {
            builder.subscriptionIds(subscriptionIds);
        }
        ZoomSimulator simulator = builder.build();
        switches.forEach(simulator.switches()::set);
        return simulator;
    }
}
