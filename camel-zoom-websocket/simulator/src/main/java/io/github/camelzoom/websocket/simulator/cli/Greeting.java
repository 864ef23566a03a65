package io.github.camelzoom.websocket.simulator.cli;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;

/** What is printed at start. The secrets in it are the simulator's own: they open nothing else. */
final class Greeting {
    private static final String TEXT = """
            Zoom simulator on port %d
              WebSocket        %s
              OAuth            %s
              control          %s
              account id       %s
              client id        %s
              client secret    %s   (made up, for this simulator only)
              secret token     %s   (the same)
              subscription id  %s
              Camel endpoint   %s
            Ctrl-C stops it.""";

    private Greeting() {}

    static String of(ZoomSimulator zoom) {
        return String.format(
                TEXT,
                zoom.port(),
                zoom.webSocketUrl(),
                zoom.oauthUrl(),
                zoom.controlUrl(),
                zoom.accountId(),
                zoom.clientId(),
                zoom.clientSecret(),
                zoom.secretToken(),
                String.join(", ", zoom.subscriptionIds()),
                zoom.endpointUri());
    }
}
