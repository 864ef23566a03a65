package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.net.TransportSettings;
import io.github.camelzoom.websocket.oauth.ZoomTokenProvider;
import io.github.camelzoom.websocket.protocol.Frame;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.MDC;

/**
 * One event subscription as those see it who consume it: however many there are, it has one connection, because Zoom
 * allows no more. The connection is there as long as somebody is. Public methods may be called from any thread.
 */
public final class Subscription {

    private final ConnectionDriver driver;
    private final List<ConnectionListener> observers;
    private final String id;

    /** Changed and read on the driver's event loop only, so that who comes or goes neither misses nor repeats a frame. */
    private final List<ConnectionListener> consumers = new ArrayList<>();

    private final Set<ConnectionListener> leaving = new HashSet<>();

    /** The key of the subscription's id in the diagnostic context of log lines. */
    public static final String LOG_KEY = "zoom.subscription";

    /** @param observers told of everything but events, before the consumers are */
    public Subscription(
            Vertx vertx,
            ConnectionSettings settings,
            TransportSettings transport,
            SubscriptionAddress address,
            ZoomTokenProvider tokens,
            List<ConnectionListener> observers) {
        this.observers = List.copyOf(observers);
        this.id = address.subscriptionId();
        this.driver = new ConnectionDriver(vertx, settings, transport, address, tokens, new FanOut());
    }

    /** Brings everything to the consumer from now on. Connects if nobody consumes it yet. Does not wait. */
    public void add(ConnectionListener consumer) {
        driver.execute(() -> {
            leaving.remove(consumer);
            if (!consumers.contains(consumer)) {
                consumers.add(consumer);
            }
            consumer.onJoined(driver.state());
            driver.startNow();
        });
    }

    /**
     * Brings nothing to the consumer any more once the future is complete. With the last one the connection is closed,
     * and what it brings until it is gone still goes to that one.
     */
    public Future<Void> remove(ConnectionListener consumer) {
        return driver.compute(() -> {
                    leaving.add(consumer);
                    return leaving.containsAll(consumers) ? driver.stopNow() : Future.<Void>succeededFuture();
                })
                .compose(closed -> closed)
                .compose(closed -> driver.compute(() -> removed(consumer)));
    }

    private Void removed(ConnectionListener consumer) {
        if (leaving.remove(consumer)) {
            consumers.remove(consumer);
            // it may have been the one that was too slow to read on
            driver.reconsiderReading();
        }
        return null;
    }

    /** Where the connection stands; without waiting. */
    public ConnectionState state() {
        return driver.state();
    }

    /** To be called when {@link ConnectionListener#wantsReading()} may have become true again. */
    public void reconsiderReading() {
        driver.reconsiderReading();
    }

    /** Seeks a successor for the connection now, without a gap. */
    public void rotate() {
        driver.rotate();
    }

    /** Puts planned replacements off, by seconds, while this says no. */
    public void rotateOnlyWhile(BooleanSupplier mayRotate) {
        driver.rotateOnlyWhile(mayRotate);
    }

    /** Gets ready to connect while nobody consumes it. The future fails, with words for people, when that cannot be. */
    public Future<Void> prepare() {
        return driver.prepare();
    }

    /** Takes the subscription back from another client, or ends the wait for the next attempt. */
    public void takeOver() {
        driver.takeOver();
    }

    /** Ends the connection and makes another, which leaves a gap; ends the wait for the next attempt. */
    public void reconnect() {
        driver.reconnect();
    }

    /** Ends it for good: nothing of it is left when the future is complete. */
    public Future<Void> close() {
        return driver.close();
    }

    private final class FanOut implements ConnectionListener {

        @Override
        public void onMessage(Frame.Message message, long receivedAt, long generation, boolean overlapping) {
            for (ConnectionListener consumer : consumers) {
                consumer.onMessage(message, receivedAt, generation, overlapping);
            }
        }

        /** The slowest sets the pace: who reads on for the others would have to hold or lose its events. */
        @Override
        public boolean wantsReading() {
            for (ConnectionListener consumer : consumers) {
                if (!consumer.wantsReading()) {
                    return false;
                }
            }
            return true;
        }

        private void tell(Consumer<ConnectionListener> news) {
            MDC.put(LOG_KEY, id);
            try {
                observers.forEach(news);
                consumers.forEach(news);
            } finally {
                MDC.remove(LOG_KEY);
            }
        }

        @Override
        public void onUndeliverable(Frame.Undeliverable frame) {
            tell(listener -> listener.onUndeliverable(frame));
        }

        @Override
        public void onConnected(Gap gap) {
            tell(listener -> listener.onConnected(gap));
        }

        @Override
        public void onLost(Outage outage, long retryInMillis) {
            tell(listener -> listener.onLost(outage, retryInMillis));
        }

        @Override
        public void onAttemptFailed(Outage outage, long retryInMillis) {
            tell(listener -> listener.onAttemptFailed(outage, retryInMillis));
        }

        @Override
        public void onRotated() {
            tell(ConnectionListener::onRotated);
        }

        @Override
        public void onRotationFailed(ConnectionCause cause, String detail, long retryInMillis) {
            tell(listener -> listener.onRotationFailed(cause, detail, retryInMillis));
        }

        @Override
        public void onHeartbeatAnswered(long roundTripMillis) {
            observers.forEach(observer -> observer.onHeartbeatAnswered(roundTripMillis));
        }

        @Override
        public void onPredecessorGone(long overlapMillis) {
            observers.forEach(observer -> observer.onPredecessorGone(overlapMillis));
        }

        @Override
        public void onReading(boolean paused, long at) {
            observers.forEach(observer -> observer.onReading(paused, at));
        }

        @Override
        public void onDisplaced(Outage outage) {
            tell(listener -> listener.onDisplaced(outage));
        }

        @Override
        public void onExhausted(Outage outage) {
            tell(listener -> listener.onExhausted(outage));
        }

        @Override
        public void onStopped(Gap gap) {
            tell(listener -> listener.onStopped(gap));
        }

        @Override
        public void onHandshake() {
            tell(ConnectionListener::onHandshake);
        }

        @Override
        public void onAnswer(Frame answer) {
            tell(listener -> listener.onAnswer(answer));
        }
    }
}
