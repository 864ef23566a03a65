package io.github.camelzoom.websocket.connection;

import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The timers of a connection's generations, of which at most one of each kind runs. Lives on one event loop. */
final class RunningTimers {

    private final Vertx vertx;
    private final Map<Long, Map<ConnectionTimer, Long>> ids = new HashMap<>();

    RunningTimers(Vertx vertx) {
        this.vertx = vertx;
    }

    /** In place of a running one of the same kind. A delay of nothing is over at the next turn of the event loop. */
    void start(long generation, ConnectionTimer timer, long delayMillis, Runnable fired) {
        cancel(generation, timer);
        long id = vertx.setTimer(Math.max(1, delayMillis), ignored -> {
            forget(generation, timer);
            fired.run();
        });
        ids.computeIfAbsent(generation, ignored -> new EnumMap<>(ConnectionTimer.class))
                .put(timer, id);
    }

    void cancel(long generation, ConnectionTimer timer) {
        Long id = forget(generation, timer);
        if (id != null) {
            vertx.cancelTimer(id);
        }
    }

    void cancelAll(long generation) {
        Map<ConnectionTimer, Long> all = ids.remove(generation);
        if (all != null) {
            all.values().forEach(vertx::cancelTimer);
        }
    }

    private Long forget(long generation, ConnectionTimer timer) {
        Map<ConnectionTimer, Long> ofGeneration = ids.get(generation);
        if (ofGeneration == null) {
            return null;
        }
        Long id = ofGeneration.remove(timer);
        if (ofGeneration.isEmpty()) {
            ids.remove(generation);
        }
        return id;
    }
}
