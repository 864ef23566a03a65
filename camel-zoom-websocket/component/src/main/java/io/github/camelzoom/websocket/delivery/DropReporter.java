package io.github.camelzoom.websocket.delivery;

import io.github.camelzoom.websocket.protocol.DropCause;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Says what was not delivered, once per cause and minute however often it happens, so that neither silence nor a
 * flooded log hides a loss. Thread safe.
 */
public final class DropReporter {

    private static final long INTERVAL_MILLIS = TimeUnit.MINUTES.toMillis(1);

    /** Where the report goes. */
    @FunctionalInterface
    public interface Sink {
        /** @param count how many since the last report of this cause, this one included */
        void report(DropCause cause, String detail, long count);
    }

    private static final class Unreported {
        private long count;
        private long silentUntil = Long.MIN_VALUE;
    }

    private final Clock clock;
    private final Sink sink;
    private final Map<DropCause, Unreported> causes = new EnumMap<>(DropCause.class);

    public DropReporter(Clock clock, Sink sink) {
        this.clock = clock;
        this.sink = sink;
    }

    /** @param detail of this one; free of payload and secrets */
    public void dropped(DropCause cause, String detail) {
        long count = countIfDue(cause);
        if (count > 0) {
            sink.report(cause, detail, count);
        }
    }

    /** Reports at once what was counted and not reported yet. */
    public void flush() {
        unreported().forEach((cause, count) -> sink.report(cause, "since the last report", count));
    }

    private synchronized Map<DropCause, Long> unreported() {
        Map<DropCause, Long> counts = new EnumMap<>(DropCause.class);
        causes.forEach((cause, unreported) -> {
            if (unreported.count > 0) {
                counts.put(cause, unreported.count);
                unreported.count = 0;
            }
        });
        return counts;
    }

    private synchronized long countIfDue(DropCause cause) {
        Unreported unreported = causes.computeIfAbsent(cause, ignored -> new Unreported());
        unreported.count++;
        long now = clock.millis();
        if (now < unreported.silentUntil) {
            return 0;
        }
        long count = unreported.count;
        unreported.count = 0;
        unreported.silentUntil = now + INTERVAL_MILLIS;
        return count;
    }
}
