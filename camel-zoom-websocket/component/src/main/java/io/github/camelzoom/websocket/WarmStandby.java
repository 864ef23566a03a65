package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.EventStream.NamedConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps ready what a connection needs, while no route of this process consumes it; the first that does finds it. A
 * standby that could not take over says so while there is time.
 */
final class WarmStandby {

    private static final Logger LOG = LoggerFactory.getLogger(WarmStandby.class);

    /** Often enough for tokens of an hour, and seldom enough for a token request that fails each time. */
    private static final long INTERVAL_MINUTES = 5;

    /** Where the connections come from. */
    interface Source {

        boolean isConsumed();

        List<NamedConnection> acquire();

        void release();
    }

    private final Source source;
    private final ScheduledExecutorService scheduler;
    /** Told last of each subscription. */
    private final Map<String, Boolean> readiness = new ConcurrentHashMap<>();

    private List<NamedConnection> held = List.of();

    WarmStandby(Source source, ScheduledExecutorService scheduler) {
        this.source = source;
        this.scheduler = scheduler;
    }

    void start() {
        scheduler.scheduleWithFixedDelay(this::prepare, 0, INTERVAL_MINUTES, TimeUnit.MINUTES);
    }

    /** No route consumes any more. */
    void consumptionEnded() {
        scheduler.execute(this::prepare);
    }

    private synchronized void prepare() {
        if (source.isConsumed()) {
            letGo();
            return;
        }
        if (held.isEmpty()) {
            held = source.acquire();
        }
        List<NamedConnection> prepared = held;
        for (NamedConnection each : prepared) {
            String id = each.subscriptionId();
            each.connection().prepare().onComplete(ready -> tell(prepared, id, ready.succeeded(), ready.cause()));
        }
    }

    /** Leaves the connections to those who consume them; when they are done, they begin anew. */
    synchronized void letGo() {
        if (!held.isEmpty()) {
            held = List.of();
            readiness.clear();
            source.release();
        }
    }

    private synchronized void tell(List<NamedConnection> prepared, String id, boolean ready, Throwable failure) {
        boolean isHeld = prepared == held;
        if (!isHeld || Boolean.valueOf(ready).equals(readiness.put(id, ready))) {
            return;
        }
        LogContext.with(id, () -> {
            if (ready) {
                LOG.info("The standby is ready to take over: subscription={}", id);
            } else {
                LOG.warn("The standby is not ready to take over: subscription={}. {}", id, failure.getMessage());
            }
        });
    }
}
