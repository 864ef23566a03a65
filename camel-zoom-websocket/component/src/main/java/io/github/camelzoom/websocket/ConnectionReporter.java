package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.ConnectionListener;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.protocol.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells the log how a subscription's connection fares: one WARN when an outage begins and one for each further cause it
 * turns out to have, DEBUG for the attempts between, INFO when it is over. However long it lasts and however its causes
 * take turns, there are no more lines than causes. Lives on the connection's event loop.
 */
final class ConnectionReporter implements ConnectionListener {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionReporter.class);

    private final String subscriptionId;
    private final String address;
    private final Set<ConnectionCause> warned = EnumSet.noneOf(ConnectionCause.class);
    private final Set<ConnectionCause> failedRotations = EnumSet.noneOf(ConnectionCause.class);

    ConnectionReporter(String subscriptionId, String address) {
        this.subscriptionId = subscriptionId;
        this.address = address;
    }

    @Override
    public void onConnected(Gap gap) {
        warned.clear();
        failedRotations.clear();
        if (gap.cause() == ConnectionCause.STARTING) {
            LOG.info("Connected: subscription={} url={} after={}ms", subscriptionId, address, gap.durationMillis());
            return;
        }
        LOG.info(
                "Connected again: subscription={} {}. Zoom does not resend what occurred in between.",
                subscriptionId,
                describe(gap));
    }

    @Override
    public void onLost(Outage outage, long retryInMillis) {
        if (outage.cause().isOurOwnDoing()) {
            LOG.info(
                    "Connection replaced, the new one is not accepted yet: subscription={} cause={}",
                    subscriptionId,
                    outage.cause().label());
            return;
        }
        String next = "Next attempt in " + readable(retryInMillis) + ".";
        boolean fight =
                outage.latest() == ConnectionCause.DISPLACED && outage.trouble().fighting();
        warn("Connection lost", outage, fight ? "This is a fight that nobody wins; keeping off. " + next : next);
    }

    @Override
    public void onAttemptFailed(Outage outage, long retryInMillis) {
        if (!warned.contains(outage.latest())) {
            warn("Cannot connect", outage, "Next attempt in " + readable(retryInMillis) + ".");
            return;
        }
        LOG.debug(
                "Cannot connect: subscription={} cause={} detail={} failures={} retryIn={}ms",
                subscriptionId,
                outage.latest().label(),
                outage.detail(),
                outage.failures(),
                retryInMillis);
    }

    @Override
    public void onRotated() {
        failedRotations.clear();
        LOG.debug("Connection replaced before its token's end, without a gap: subscription={}", subscriptionId);
    }

    @Override
    public void onRotationFailed(ConnectionCause cause, String detail, long retryInMillis) {
        LOG.atLevel(failedRotations.add(cause) ? Level.INFO : Level.DEBUG)
                .log(
                        "A replacement for the connection failed, the present one goes on: subscription={} cause={}"
                                + " detail={} retryIn={}ms",
                        subscriptionId,
                        cause.label(),
                        detail,
                        retryInMillis);
    }

    @Override
    public void onDisplaced(Outage outage) {
        warn("Standing by", outage, "Keeping off, as displacement=standby asks, until told to take over (JMX).");
    }

    @Override
    public void onExhausted(Outage outage) {
        warn("Giving up", outage, "No further attempt, as the endpoint's options ask, until told to take over (JMX).");
    }

    @Override
    public void onStopped(Gap gap) {
        LOG.info("Stopped while not connected: subscription={} {}", subscriptionId, describe(gap));
    }

    private void warn(String what, Outage outage, String next) {
        warned.add(outage.latest());
        LOG.warn(
                "{}: subscription={} cause={}. {} {} {}",
                what,
                subscriptionId,
                outage.latest().label(),
                outage.describe(),
                outage.latest().advice(),
                next);
    }

    private static String describe(Gap gap) {
        return "gap=" + gap.durationMillis() + "ms from=" + Instant.ofEpochMilli(gap.from()) + " to="
                + Instant.ofEpochMilli(gap.to()) + " cause=" + gap.cause().label();
    }

    private static String readable(long millis) {
        return millis < 1000 ? millis + " ms" : Duration.ofMillis(millis).toSeconds() + " s";
    }

    @Override
    public void onMessage(Frame.Message message, long receivedAt, long generation, boolean overlapping) {
        // events are for those who consume them
    }
}
