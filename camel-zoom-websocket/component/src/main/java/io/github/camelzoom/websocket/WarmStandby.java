package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.EventStream.NamedConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
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

    private final String consumerId;
    private final Source source;
    private final ScheduledExecutorService scheduler;
    /** Told last of each subscription. */
    private final Map<String, Boolean> readiness = new ConcurrentHashMap<>();

    private List<NamedConnection> held = List.of();
    private boolean ended;
    /** Told last of why there is nothing to prepare. */
    private String trouble;

    /** @param consumerId for the log */
    WarmStandby(String consumerId, Source source, ScheduledExecutorService scheduler) {
        this.consumerId = consumerId;
        this.source = source;
        this.scheduler = scheduler;
    }

    void start() {
        scheduler.scheduleWithFixedDelay(this::prepare, 0, INTERVAL_MINUTES, TimeUnit.MINUTES);
    }

    /** No route consumes any more. */
    void consumptionEnded() {
        try {
            scheduler.execute(this::prepare);
        } catch (RejectedExecutionException e) {
            LOG.debug("The endpoint stops, and nobody will take over: subscription={}", consumerId);
        }
    }

    private void prepare() {
        List<NamedConnection> prepared;
        try {
            prepared = take();
        } catch (RuntimeException e) {
            cannotPrepare(e);
            return;
        }
        for (NamedConnection each : prepared) {
            String id = each.subscriptionId();
            each.connection().prepare().onComplete(ready -> tell(prepared, id, ready.succeeded(), ready.cause()));
        }
    }

    /** A keystore that is not there, settings that differ from another route's: the route's start would fail, too. */
    private synchronized void cannotPrepare(RuntimeException failure) {
        String reason = String.valueOf(failure.getMessage());
        if (!reason.equals(trouble)) {
            trouble = reason;
            LogContext.with(
                    consumerId,
                    () -> LOG.warn(
                            "The standby is not ready to take over: subscription={}. {}. Its route would not start,"
                                    + " either: mend its settings.",
                            consumerId,
                            reason));
        }
    }

    /** What is to be prepared: nothing while a route consumes, which has let them go. */
    private synchronized List<NamedConnection> take() {
        if (held.isEmpty() && !ended && !source.isConsumed()) {
            held = source.acquire();
            trouble = null;
        }
        return held;
    }

    /** Leaves the connections to those who consume them; when they are done, they begin anew. */
    void letGo() {
        if (forget()) {
            // without the lock: it waits for the connections' event loops, and these tell of their preparation
            source.release();
        }
    }

    private synchronized boolean forget() {
        boolean hadSome = !held.isEmpty();
        held = List.of();
        readiness.clear();
        return hadSome;
    }

    /** For good. */
    void end() {
        synchronized (this) {
            ended = true;
        }
        letGo();
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
