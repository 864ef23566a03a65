package io.github.camelzoom.websocket.simulator;

import io.vertx.core.http.HttpServerRequest;

/** {@code /control}: the simulator's methods over HTTP, for tests in other languages and for people with curl. */
final class ControlApi {
    private final ZoomSimulator simulator;

    ControlApi(ZoomSimulator simulator) {
        this.simulator = simulator;
    }

    void handle(HttpServerRequest request) {
        request.response()
                .putHeader("Content-Type", "text/plain")
                .end("zoom simulator " + simulator.webSocketUrl() + "\n");
    }
}
