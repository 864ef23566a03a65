package io.github.camelzoom.websocket.benchmarks.server;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What heartbeats came on which connection, and how long they let it wait. Thread safe. */
final class Heartbeats {

    private final Map<Object, Long> latest = new HashMap<>();
    private long count;
    private long longestNanos;

    synchronized void connected(Object socket) {
        latest.put(socket, System.nanoTime());
    }

    synchronized void received(Object socket) {
        long now = System.nanoTime();
        Long before = latest.put(socket, now);
        count++;
        if (before != null) {
            longestNanos = Math.max(longestNanos, now - before);
        }
    }

    synchronized void gone(Object socket) {
        latest.remove(socket);
    }

    synchronized JsonObject sinceLastAsked() {
        long now = System.nanoTime();
        for (long before : latest.values()) {
            longestNanos = Math.max(longestNanos, now - before);
        }
        JsonObject answer = new JsonObject()
                .put("connections", latest.size())
                .put("count", count)
                .put("longestMillis", TimeUnit.NANOSECONDS.toMillis(longestNanos));
        count = 0;
        longestNanos = 0;
        return answer;
    }
}
