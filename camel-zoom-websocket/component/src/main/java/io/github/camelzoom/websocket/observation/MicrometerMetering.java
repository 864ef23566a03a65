package io.github.camelzoom.websocket.observation;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.observation.ZoomMeter.Tag;
import io.github.camelzoom.websocket.protocol.DropCause;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Shows streams and connections by Micrometer. The only class that knows it, so that it is needed only where it is
 * used. Every cause has its series from the start, or the first occurrence of one would be no increase to Prometheus.
 */
public final class MicrometerMetering implements Metering {

    private static final Duration[] EVENT_DELAYS = seconds(0.1, 0.5, 1, 5, 30, 60, 300, 3600);
    private static final Duration[] ROUTE_TIMES = seconds(0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30);
    private static final Duration[] ROUND_TRIPS = seconds(0.01, 0.05, 0.1, 0.25, 0.5, 1, 5);
    private static final Duration[] OVERLAPS = seconds(0.01, 0.1, 0.5, 1, 2, 3, 5);

    private final MeterRegistry registry;
    private final Tags common;

    /** @param contextName the Camel context's */
    public MicrometerMetering(MeterRegistry registry, String contextName) {
        this.registry = registry;
        this.common = Tags.of(Tag.CONTEXT, contextName);
    }

    private static Duration[] seconds(double... bounds) {
        Duration[] durations = new Duration[bounds.length];
        for (int i = 0; i < bounds.length; i++) {
            durations[i] = Duration.ofMillis(Math.round(bounds[i] * 1000));
        }
        return durations;
    }

    @Override
    public Registration stream(
            String subscriptionId, String routeId, Supplier<StreamSnapshot> snapshots, StreamTimes times) {
        Meters<StreamSnapshot> meters = new Meters<>(
                snapshots, common.and(Tag.SUBSCRIPTION, subscriptionId, Tag.ROUTE, routeId == null ? "" : routeId));
        meters.gauge(ZoomMeter.CONNECTED, stream -> stream.isCovered() ? 1 : 0);
        meters.age(
                ZoomMeter.LAST_EVENT_AGE,
                stream -> stream.events().lastAt() == 0
                        ? Double.NaN
                        : stream.at() - stream.events().lastAt());
        meters.counter(ZoomMeter.EVENTS_RECEIVED, stream -> stream.events().received());
        meters.counter(ZoomMeter.EVENTS_COMPLETED, stream -> stream.events().completed());
        meters.counter(ZoomMeter.EVENTS_FAILED, stream -> stream.events().failed());
        meters.counter(ZoomMeter.EVENTS_FILTERED, stream -> stream.events().filtered());
        meters.counter(ZoomMeter.EVENTS_DUPLICATE, stream -> stream.events().duplicates());
        meters.counter(ZoomMeter.EVENTS_ABANDONED, stream -> stream.events().abandoned());
        for (DropCause cause : DropCause.values()) {
            meters.counter(ZoomMeter.EVENTS_DROPPED, cause.label(), stream -> stream.events()
                    .droppedDueTo(cause));
        }
        meters.gauge(ZoomMeter.EVENTS_PENDING, StreamSnapshot::pending);
        meters.byCause(
                ZoomMeter.GAPS, (stream, cause) -> stream.gaps().dueTo(cause).count());
        for (ConnectionCause cause : ConnectionCause.values()) {
            meters.seconds(ZoomMeter.UNCOVERED, cause.label(), stream -> stream.gapsWithPresent(cause)
                    .millis());
        }
        meters.timer(ZoomMeter.EVENT_DELAY, times.eventDelay(), EVENT_DELAYS);
        meters.timer(ZoomMeter.ROUTE_TIME, times.routeTime(), ROUTE_TIMES);
        return meters;
    }

    @Override
    public Registration connection(
            String subscriptionId, Supplier<ConnectionSnapshot> snapshots, ConnectionFigures figures) {
        Meters<ConnectionSnapshot> meters = new Meters<>(snapshots, common.and(Tag.SUBSCRIPTION, subscriptionId));
        meters.gauge(ZoomMeter.CONNECTION_ACCEPTED, connection -> connection.isAlive() ? 1 : 0);
        meters.age(ZoomMeter.CONNECTION_HEARD_AGE, connection -> {
            Long heard = connection.lastHeardAtOrNull();
            return heard == null ? Double.NaN : connection.at() - heard;
        });
        meters.seconds(ZoomMeter.CONNECTION_PAUSED, null, connection -> connection
                .counts()
                .pausedMillis());
        meters.byCause(
                ZoomMeter.CONNECTION_RECONNECTS,
                (connection, cause) -> of(connection.counts().reconnects(), cause));
        meters.byCause(
                ZoomMeter.CONNECTION_ATTEMPTS_FAILED,
                (connection, cause) -> of(connection.counts().failedAttempts(), cause));
        meters.counter(
                ZoomMeter.CONNECTION_ROTATIONS,
                connection -> connection.counts().rotations());
        meters.byCause(
                ZoomMeter.CONNECTION_ROTATIONS_FAILED,
                (connection, cause) -> of(connection.counts().failedRotations(), cause));
        meters.timer(ZoomMeter.CONNECTION_HEARTBEAT, figures.heartbeat(), ROUND_TRIPS);
        meters.timer(ZoomMeter.CONNECTION_OVERLAP, figures.overlap(), OVERLAPS);
        return meters;
    }

    private static long of(Map<ConnectionCause, Long> counts, ConnectionCause cause) {
        return counts.getOrDefault(cause, 0L);
    }

    /** Something that is counted for each cause. */
    @FunctionalInterface
    private interface Counted<S> {
        long by(S snapshot, ConnectionCause cause);
    }

    /** The meters of one stream or connection. Holds what they read, which Micrometer does not. */
    private final class Meters<S> implements Registration {

        private final Supplier<S> snapshots;
        private final Tags tags;
        private final List<Meter> registered = new ArrayList<>();
        private final List<DurationStatistics> measured = new ArrayList<>();

        Meters(Supplier<S> snapshots, Tags tags) {
            this.snapshots = snapshots;
            this.tags = tags;
        }

        private ToDoubleFunction<Supplier<S>> read(ToDoubleFunction<S> figure) {
            return source -> figure.applyAsDouble(source.get());
        }

        private Tags tags(String causeOrNull) {
            return causeOrNull == null ? tags : tags.and(Tag.CAUSE, causeOrNull);
        }

        void gauge(ZoomMeter meter, ToDoubleFunction<S> figure) {
            registered.add(Gauge.builder(meter.meterName(), snapshots, read(figure))
                    .tags(tags)
                    .description(meter.description())
                    .register(registry));
        }

        /** @param millis NaN when there is nothing to tell */
        void age(ZoomMeter meter, ToDoubleFunction<S> millis) {
            registered.add(TimeGauge.builder(meter.meterName(), snapshots, TimeUnit.MILLISECONDS, read(millis))
                    .tags(tags)
                    .description(meter.description())
                    .register(registry));
        }

        void counter(ZoomMeter meter, ToDoubleFunction<S> figure) {
            counter(meter, null, figure);
        }

        void byCause(ZoomMeter meter, Counted<S> counted) {
            for (ConnectionCause cause : ConnectionCause.values()) {
                counter(meter, cause.label(), snapshot -> counted.by(snapshot, cause));
            }
        }

        void counter(ZoomMeter meter, String causeOrNull, ToDoubleFunction<S> figure) {
            registered.add(FunctionCounter.builder(meter.meterName(), snapshots, read(figure))
                    .tags(tags(causeOrNull))
                    .description(meter.description())
                    .register(registry));
        }

        void seconds(ZoomMeter meter, String causeOrNull, ToDoubleFunction<S> millis) {
            registered.add(FunctionCounter.builder(
                            meter.meterName(), snapshots, read(snapshot -> millis.applyAsDouble(snapshot) / 1000))
                    .tags(tags(causeOrNull))
                    .baseUnit("seconds")
                    .description(meter.description())
                    .register(registry));
        }

        void timer(ZoomMeter meter, DurationStatistics statistics, Duration[] buckets) {
            Timer timer = Timer.builder(meter.meterName())
                    .tags(tags)
                    .description(meter.description())
                    .serviceLevelObjectives(buckets)
                    .register(registry);
            statistics.handOnTo(nanos -> timer.record(nanos, TimeUnit.NANOSECONDS));
            registered.add(timer);
            measured.add(statistics);
        }

        @Override
        public void remove() {
            measured.forEach(statistics -> statistics.handOnTo(null));
            registered.forEach(registry::remove);
        }
    }
}
