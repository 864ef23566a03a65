package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.switches.Switch;

/** What {@code GET /control} says: how to use the control API, with all switches. */
final class ControlIndex {
    private static final String CALLS = """
            Zoom simulator

              connect to   %s?subscriptionId=%s
              tokens from  %s
              REST API     %s
              recordings   %s

            GET    /control/state                  who is connected, what was sent
            GET    /control/truth                  every event, connection and request so far
            GET    /control/switches               how it behaves
            PUT    /control/switches               {"badToken":"HTTP_401","heartbeatDelay":"5s"}
            POST   /control/events                 body: an event's JSON, sent as it is   [?subscriptionId=]
            POST   /control/frames                 body: any text frame, or a binary one if application/octet-stream
            POST   /control/close                  closes all connections                 [?code=1000&reason=Bye]
            POST   /control/drop                   resets all TCP connections, no close frame
            POST   /control/freeze                 keeps all connections open and says nothing on them any more
            POST   /control/reset                  as new: switches, truth, tokens, connections
            POST   /control/scenario               plays a working day                    [?seed=1&size=1&speed=60|rate=10|max]
            DELETE /control/scenario               stops playing

            Switches: name = default (what else), meaning
            """;

    private ControlIndex() {}

    static String text(ZoomSimulator simulator) {
        StringBuilder text = new StringBuilder(String.format(
                CALLS,
                simulator.webSocketUrl(),
                simulator.subscriptionId(),
                simulator.oauthUrl(),
                simulator.restUrl(),
                simulator.downloadUrl("{key}")));
        Switch.all().forEach(one -> text.append("  ").append(line(one)).append('\n'));
        return text.toString().stripTrailing();
    }

    private static String line(Switch<?> one) {
        return one.name() + " = " + one.defaultText() + " (" + one.values() + "), " + one.description();
    }
}
