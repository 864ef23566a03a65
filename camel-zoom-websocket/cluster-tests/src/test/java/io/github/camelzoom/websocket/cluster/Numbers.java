package io.github.camelzoom.websocket.cluster;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Zoom sends numbered events, at a steady rate. */
final class Numbers implements AutoCloseable {

    static final int PER_SECOND = 100;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ZoomSimulator zoom;
    private int sent;

    private Numbers(ZoomSimulator zoom) {
        this.zoom = zoom;
    }

    static Numbers to(ZoomSimulator zoom) {
        Numbers numbers = new Numbers(zoom);
        numbers.clock.scheduleAtFixedRate(numbers::next, 0, 1_000 / PER_SECOND, TimeUnit.MILLISECONDS);
        return numbers;
    }

    private void next() {
        zoom.send(event(++sent));
    }

    static String event(long number) {
        return "{\"event\":\"meeting.started\",\"event_ts\":" + number
                + ",\"payload\":{\"account_id\":\"acc\",\"object\":{\"id\":\"" + number % 10 + "\"}}}";
    }

    static long numberOf(String event) {
        String from = event.substring(event.indexOf("event_ts\":") + 10);
        return Long.parseLong(from.substring(0, from.indexOf(',')));
    }

    /** Nothing is sent any more after that. */
    void stop() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
