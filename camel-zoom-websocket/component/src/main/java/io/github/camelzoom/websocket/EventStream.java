package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.ConnectionListener;
import io.github.camelzoom.websocket.connection.ConnectionState;
import io.github.camelzoom.websocket.connection.ConnectionState.Rotating;
import io.github.camelzoom.websocket.connection.Coverage;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.connection.Link;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.connection.Subscription;
import io.github.camelzoom.websocket.observation.ConnectionSnapshot;
import io.github.camelzoom.websocket.observation.StreamSnapshot.Uncovered;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The events of one consumer: of one subscription, or of two that overlap and back each other up. With twins every
 * event comes twice and is handed on once, and there is a gap only while both are down.
 */
final class EventStream {

    /** More generations than a connection will ever have; keeps the sources of two subscriptions apart. */
    private static final long GENERATIONS = 1L << 48;

    private final EventIntake intake;
    private final ConnectionNews news;
    private final Clock clock;
    private final List<Feed> feeds = new ArrayList<>();
    private Coverage coverage;
    private CoverageRecord record;
    private boolean joined;
    private boolean begun;
    private boolean troubleTold;

    /**
     * @param connections by subscription id, in the order of the endpoint's path
     */
    EventStream(List<NamedConnection> connections, EventIntake intake, ConnectionNews news, Clock clock) {
        this.intake = intake;
        this.news = news;
        this.clock = clock;
        this.record = CoverageRecord.ofThisProcess(news::gap);
        for (NamedConnection connection : connections) {
            feeds.add(new Feed(feeds.size(), connection));
        }
        for (Feed feed : feeds) {
            feed.subscription().rotateOnlyWhile(() -> noOtherRotates(feed));
        }
    }

    /** Twins are replaced one after the other, so that one of them always stands. */
    private boolean noOtherRotates(Feed feed) {
        return feeds.stream()
                .filter(other -> other != feed)
                .noneMatch(other -> other.subscription().state() instanceof Rotating);
    }

    /** One of the connections that feed a stream. */
    record NamedConnection(String subscriptionId, ZoomConnection connection) {}

    /** To be called before the stream is joined. */
    void recordCoverage(CoverageRecord record) {
        this.record = record;
    }

    /** Begins to receive, or goes on after a leave; does not wait for any connection. */
    void join() {
        synchronized (this) {
            joined = true;
            if (coverage == null) {
                coverage = new Coverage(feeds.size(), clock.millis());
            }
        }
        feeds.forEach(feed -> feed.named.connection().join(feed));
    }

    /**
     * Ends receiving; waits, not for long, until the connections that nobody else consumes are closed. The time until a
     * next {@link #join} is a gap like any other.
     */
    void leave() {
        long now;
        boolean hadBegun;
        synchronized (this) {
            if (!joined) {
                return;
            }
            joined = false;
            hadBegun = begun;
            begun = false;
            now = clock.millis();
            coverage.gapUntil(now).ifPresent(news::gap);
            for (int i = 0; i < feeds.size(); i++) {
                coverage.lost(i, now, ConnectionCause.STOPPED);
            }
        }
        // beside the closing, which takes its time as well: until both are done nobody else may receive
        if (hadBegun) {
            record.ended(now);
        }
        List<Runnable> partings =
                feeds.stream().map(feed -> feed.named.connection().leave(feed)).toList();
        partings.forEach(Runnable::run);
        record.awaitKept();
        intake.flush();
    }

    /** After a leave: all that was received is routed. */
    void routed() {
        record.routed();
    }

    /** Between {@link #join} and {@link #leave}. */
    synchronized boolean isJoined() {
        return joined;
    }

    void reconsiderReading() {
        feeds.forEach(feed -> feed.subscription().reconsiderReading());
    }

    /** Where the connections stand, in the order of the endpoint's path. */
    List<ConnectionState> states() {
        return feeds.stream().map(feed -> feed.subscription().state()).toList();
    }

    /** What is to be seen of the connections, in the order of the endpoint's path. */
    List<ConnectionSnapshot> snapshots() {
        return feeds.stream().map(feed -> feed.named.connection().snapshot()).toList();
    }

    /** The gap that is going on; null if there is none, or if nobody asks for events. */
    synchronized Uncovered uncoveredOrNull() {
        return joined && coverage.isDown() ? new Uncovered(coverage.downFrom(), coverage.cause()) : null;
    }

    /** Until when events could reach us for certain, epoch milliseconds. */
    synchronized long receivedUntil() {
        if (coverage.isDown()) {
            return coverage.downFrom();
        }
        return states().stream()
                .map(ConnectionState::linkOrNull)
                .filter(Objects::nonNull)
                .mapToLong(Link::provenUntil)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    void resetFigures() {
        feeds.forEach(feed -> feed.named.connection().resetFigures());
    }

    List<Subscription> subscriptions() {
        return feeds.stream().map(Feed::subscription).toList();
    }

    private synchronized void covered(int index, long at) {
        if (!joined) {
            return;
        }
        boolean wasDown = coverage.isDown();
        Optional<Gap> gap = coverage.connected(index, at);
        if (!wasDown) {
            return;
        }
        if (begun) {
            gap.filter(ended -> ended.durationMillis() > 0).ifPresent(news::gap);
            record.regained(at);
        } else {
            begun = true;
            record.begun(gap.orElseThrow());
        }
        news.up(at);
    }

    private synchronized void uncovered(int index, Outage outage) {
        if (joined && !coverage.isDown() && coverage.lost(index, outage.from(), outage.cause())) {
            news.down(coverage.downFrom(), outage.cause(), outage.explain());
            record.lost();
            troubleTold = false;
            if (!outage.cause().isOurOwnDoing()) {
                trouble(outage);
            }
        }
    }

    /** Once for each time that no connection is there, and with the cause that is known by then. */
    private synchronized void trouble(Outage outage) {
        if (joined && coverage.isDown() && !troubleTold) {
            troubleTold = true;
            news.trouble(outage.latest(), outage.explain());
        }
    }

    private final class Feed implements ConnectionListener {

        private final int index;
        private final NamedConnection named;

        Feed(int index, NamedConnection named) {
            this.index = index;
            this.named = named;
        }

        Subscription subscription() {
            return named.connection().subscription();
        }

        @Override
        public void onJoined(ConnectionState state) {
            if (state.linkOrNull() != null) {
                covered(index, clock.millis());
            }
        }

        @Override
        public void onMessage(Frame.Message message, long receivedAt, long generation, boolean overlapping) {
            long source = index * GENERATIONS + generation;
            intake.take(message, named.subscriptionId(), source, overlapping || feeds.size() > 1, receivedAt);
        }

        @Override
        public boolean wantsReading() {
            return intake.wantsReading();
        }

        @Override
        public void onUndeliverable(Frame.Undeliverable frame) {
            intake.drop(frame.cause(), frame.detail());
        }

        @Override
        public void onConnected(Gap gap) {
            covered(index, gap.to());
        }

        @Override
        public void onLost(Outage outage, long retryInMillis) {
            displacement(outage);
            uncovered(index, outage);
        }

        private void displacement(Outage outage) {
            if (outage.latest() == ConnectionCause.DISPLACED) {
                news.displaced(named.subscriptionId(), outage.explain());
            }
        }

        @Override
        public void onAttemptFailed(Outage outage, long retryInMillis) {
            trouble(outage);
        }

        @Override
        public void onRotated() {
            news.rotated(named.subscriptionId());
        }

        @Override
        public void onDisplaced(Outage outage) {
            displacement(outage);
            uncovered(index, outage);
        }

        @Override
        public void onExhausted(Outage outage) {
            displacement(outage);
            uncovered(index, outage);
            news.givenUp(outage.latest(), outage.explain());
        }
    }
}
