package io.github.camelzoom.websocket.observation;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.ConnectionListener;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Clock;
import java.util.concurrent.atomic.LongAdder;

/** Counts and measures what happens to one subscription's connection. Told on its event loop, read by any thread. */
public final class ConnectionFigures implements ConnectionListener {

    private static final long NOT_PAUSED = 0;

    private final Clock clock;
    private final CauseCounters reconnects = new CauseCounters();
    private final CauseCounters failedAttempts = new CauseCounters();
    private final CauseCounters failedRotations = new CauseCounters();
    private final LongAdder rotations = new LongAdder();
    private final DurationStatistics heartbeat = new DurationStatistics();
    private final DurationStatistics overlap = new DurationStatistics();
    private long pausedMillis;
    private long pausedSince = NOT_PAUSED;

    /** @param clock the connection's */
    public ConnectionFigures(Clock clock) {
        this.clock = clock;
    }

    public ConnectionCounts counts() {
        return new ConnectionCounts(
                reconnects.snapshot(),
                failedAttempts.snapshot(),
                rotations.sum(),
                failedRotations.snapshot(),
                heartbeat.summary(),
                overlap.summary(),
                pausedMillis());
    }

    /** Begins anew. A pause that is going on counts from now. */
    public void reset() {
        reconnects.reset();
        failedAttempts.reset();
        failedRotations.reset();
        rotations.reset();
        heartbeat.reset();
        overlap.reset();
        resetPaused();
    }

    DurationStatistics heartbeat() {
        return heartbeat;
    }

    DurationStatistics overlap() {
        return overlap;
    }

    private synchronized long pausedMillis() {
        return pausedMillis + (pausedSince == NOT_PAUSED ? 0 : clock.millis() - pausedSince);
    }

    private synchronized void resetPaused() {
        pausedMillis = 0;
        pausedSince = pausedSince == NOT_PAUSED ? NOT_PAUSED : clock.millis();
    }

    @Override
    public synchronized void onReading(boolean paused, long at) {
        if (pausedSince != NOT_PAUSED) {
            pausedMillis += at - pausedSince;
        }
        pausedSince = paused ? at : NOT_PAUSED;
    }

    @Override
    public void onConnected(Gap gap) {
        if (gap.cause() != ConnectionCause.STARTING) {
            reconnects.add(gap.cause());
        }
    }

    @Override
    public void onAttemptFailed(Outage outage, long retryInMillis) {
        failedAttempts.add(outage.latest());
    }

    @Override
    public void onRotated() {
        rotations.increment();
    }

    @Override
    public void onRotationFailed(ConnectionCause cause, String detail, long retryInMillis) {
        failedRotations.add(cause);
    }

    @Override
    public void onHeartbeatAnswered(long roundTripMillis) {
        heartbeat.recordMillis(roundTripMillis);
    }

    @Override
    public void onPredecessorGone(long overlapMillis) {
        overlap.recordMillis(overlapMillis);
    }

    @Override
    public void onMessage(Frame.Message message, long receivedAt, long generation, boolean overlapping) {
        // events are counted by those who consume them
    }
}
