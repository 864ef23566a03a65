package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps until when a stream was received and routed where the next process finds it, and reports what was lost between
 * the process before and this one. All that could block is done on a thread of its own.
 */
final class CoverageKeeper implements CoverageRecord {

    private static final Logger LOG = LoggerFactory.getLogger(CoverageKeeper.class);

    private static final long INTERVAL_MILLIS = 1_000;

    /** So long a process that was displaced by this one may take to say until when it received. */
    static final long LAST_WORD_MILLIS = 2_000;

    /** A tick that is so late was not due to load: the process stood still. */
    private static final long STANDSTILL_MILLIS = 3 * INTERVAL_MILLIS;

    private static final long PATIENCE_SECONDS = 2;

    private final CoverageStore store;
    private final ScheduledExecutorService worker;
    private final Clock clock;
    private final LongSupplier receivedUntil;
    private final LongSupplier unroutedSince;
    private final Consumer<Gap> gaps;
    private volatile Future<?> latest = CompletableFuture.completedFuture(null);

    // what follows belongs to the worker

    private CoverageMark predecessor;
    private Gap unreported;
    private CoverageMark kept;
    private long since;
    private long tickedAt;
    private boolean isLost;
    private boolean inDoubt;
    private Long endedAt;
    private Future<?> ticks;

    /**
     * @param worker        one thread
     * @param receivedUntil until when events could reach us for certain, epoch milliseconds
     * @param unroutedSince since when events are received and not routed, which would be lost with the process; epoch
     *     milliseconds
     */
    CoverageKeeper(
            CoverageStore store,
            ScheduledExecutorService worker,
            Clock clock,
            LongSupplier receivedUntil,
            LongSupplier unroutedSince,
            Consumer<Gap> gaps) {
        this.store = store;
        this.worker = worker;
        this.clock = clock;
        this.receivedUntil = receivedUntil;
        this.unroutedSince = unroutedSince;
        this.gaps = gaps;
    }

    @Override
    public void begun(Gap gap) {
        worker.execute(() -> {
            unreported = gap;
            CoverageMark own = endedAt == null ? null : new CoverageMark(endedAt, since, true);
            accepted(gap.to());
            CoverageMark found = store.readOrNull();
            // after a suspension this process knows better than its mark, which stays before what is not routed
            predecessor = own != null && found != null && found.equals(kept) ? own : found;
            if (store.answered() && (predecessor == null || predecessor.ended())) {
                report();
            } else {
                // it may be there yet, and be just about to be displaced; or the store may answer then
                worker.schedule(this::hearLastWord, LAST_WORD_MILLIS, TimeUnit.MILLISECONDS);
            }
            ticks = worker.scheduleWithFixedDelay(this::tick, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        });
    }

    @Override
    public void regained(long at) {
        worker.execute(() -> accepted(at));
    }

    @Override
    public void lost() {
        worker.execute(() -> {
            isLost = true;
            keep();
        });
    }

    @Override
    public void ended(long at) {
        latest = worker.submit(() -> {
            ticks.cancel(false);
            hearLastWord();
            if (!isDoubtful()) {
                endedAt = at;
                keepEnd();
            }
        });
    }

    @Override
    public void routed() {
        // otherwise it hangs in its store, and has had its time
        if (latest.isDone()) {
            latest = worker.submit(this::keepEnd);
            awaitKept();
        }
    }

    private void keepEnd() {
        if (endedAt != null) {
            // told in tenths of a second, what is not routed may begin a moment before the mark that is kept
            long atLeast = kept != null && kept.since() == since ? kept.until() : Long.MIN_VALUE;
            keep(new CoverageMark(Math.max(routed(endedAt), atLeast), since, true));
        }
    }

    private long routed(long received) {
        return Math.min(received, unroutedSince.getAsLong());
    }

    @Override
    public void awaitKept() {
        try {
            latest.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            String subscription = store.subscriptionId();
            LogContext.with(
                    subscription,
                    () -> LOG.warn(
                            "The coverageRepository did not answer within {} s; stopping without it: subscription={}. The"
                                    + " next process takes the last mark that was kept for the end",
                            PATIENCE_SECONDS,
                            subscription));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LogContext.with(
                    store.subscriptionId(), () -> LOG.error("The end of the stream could not be kept", e.getCause()));
        }
    }

    private void accepted(long at) {
        since = at;
        endedAt = null;
        tickedAt = clock.millis();
        isLost = false;
        inDoubt = false;
    }

    private void hearLastWord() {
        if (unreported != null) {
            CoverageMark word = store.readOrNull();
            predecessor = word == null ? predecessor : word;
            report();
        }
    }

    private void report() {
        Gap gap = predecessor == null ? unreported : since(predecessor, unreported.to());
        unreported = null;
        predecessor = null;
        if (gap.durationMillis() > 0) {
            gaps.accept(gap);
        }
        // whatever comes later, so far it is certain; without any mark the next process would report nothing at all
        keep(new CoverageMark(routed(gap.to()), since, false));
    }

    private static Gap since(CoverageMark mark, long to) {
        return new Gap(mark.until(), to, mark.ended() ? ConnectionCause.STOPPED : ConnectionCause.PROCESS_LOST);
    }

    private void tick() {
        inDoubt = isStandstill() || inDoubt && isLost;
        tickedAt = clock.millis();
        keep();
    }

    /**
     * After a standstill frames are read that waited in the socket, and say nothing of now: another process may have the
     * stream by then. If the connection is there still one interval later, nothing waits any more; if it is not, nobody
     * knows when it ended.
     */
    private boolean isDoubtful() {
        return inDoubt || isStandstill();
    }

    private boolean isStandstill() {
        return clock.millis() - tickedAt > STANDSTILL_MILLIS;
    }

    private void keep() {
        if (unreported == null && !isDoubtful()) {
            keep(new CoverageMark(routed(receivedUntil.getAsLong()), since, false));
        }
    }

    private void keep(CoverageMark mark) {
        boolean isNews = kept == null || !mark.equals(kept) && !mark.isBehind(kept);
        if (isNews && store.keep(mark)) {
            kept = mark;
        }
    }
}
