package io.github.camelzoom.websocket;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Numbered events of ten meetings, sent at a steady rate until stopped. */
final class EventLoad implements AutoCloseable {

    private static final int BURSTS_PER_SECOND = 100;
    private static final int MEETINGS = 10;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<String> sent = new ArrayList<>();

    private EventLoad() {}

    /** Begins to send at once. */
    static EventLoad of(int perSecond, Consumer<String> zoom) {
        EventLoad load = new EventLoad();
        load.clock.scheduleAtFixedRate(
                () -> load.send(perSecond / BURSTS_PER_SECOND, zoom),
                0,
                TimeUnit.SECONDS.toMicros(1) / BURSTS_PER_SECOND,
                TimeUnit.MICROSECONDS);
        return load;
    }

    private synchronized void send(int events, Consumer<String> zoom) {
        for (int i = 0; i < events; i++) {
            String event = event(sent.size());
            sent.add(event);
            zoom.accept(event);
        }
    }

    static String event(int number) {
        return "{\"event\":\"meeting.participant_joined\",\"event_ts\":" + number
                + ",\"payload\":{\"account_id\":\"acc\",\"object\":{\"id\":\"" + number % MEETINGS + "\"}}}";
    }

    synchronized int count() {
        return sent.size();
    }

    /** Ends sending. */
    List<String> stop() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(10, TimeUnit.SECONDS);
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
