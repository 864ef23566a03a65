package io.github.camelzoom.websocket.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Requests that are answered after a delay. When the simulator is reset they never are: an answer of the test before would
 * come into the next one. Event loop only.
 */
final class Waiting {
    private final Timers timers;
    private final Set<HttpServerRequest> requests = new HashSet<>();

    Waiting(Vertx vertx) {
        this.timers = new Timers(vertx);
    }

    /** At once, before this call returns, if there is no delay. */
    void answer(HttpServerRequest request, Duration delay, Runnable answer) {
        requests.add(request);
        timers.after(delay, () -> {
            requests.remove(request);
            answer.run();
        });
    }

    void reset() {
        timers.cancelAll();
        List<HttpServerRequest> forgotten = List.copyOf(requests);
        requests.clear();
        forgotten.forEach(request -> request.connection().close());
    }
}
