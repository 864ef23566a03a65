package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.ConnectionCause;
import io.github.camelzoom.websocket.connection.Gap;
import io.github.camelzoom.websocket.connection.Outage;
import io.github.camelzoom.websocket.connection.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log how the connection fares: one WARN when an outage begins and one when its cause changes, DEBUG for the
 * attempts between, INFO when it is over. Lives on the connection's event loop.
 */
final class ConnectionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionReporter.class);

    private final String subscriptionId;
    private final String address;
    private ConnectionCause warned;

    ConnectionReporter(String subscriptionId, String address) {
        this.subscriptionId = subscriptionId;
        this.address = address;
    }

    void connected(Gap gap) {
        warned = null;
        if (gap.cause() == ConnectionCause.STARTING) {
            LOG.info("Connected: subscription={} url={} after={}ms", subscriptionId, address, gap.durationMillis());
            return;
        }
        LOG.info(
                "Connected again: subscription={} gap={}ms from={} to={} cause={}. Zoom does not resend what occurred in"
                        + " the gap.",
                subscriptionId,
                gap.durationMillis(),
                Instant.ofEpochMilli(gap.from()),
                Instant.ofEpochMilli(gap.to()),
                gap.cause().label());
    }

    void lost(Outage outage, long retryInMillis) {
        warn("Connection lost", outage, "Next attempt in " + readable(retryInMillis) + ".");
    }

    void attemptFailed(Outage outage, long retryInMillis) {
        if (outage.latest() != warned) {
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

    void exhausted(Outage outage) {
        warn("Giving up", outage, "No further attempt, as maxReconnectAttempts asks; restart the route to try again.");
    }

    private void warn(String what, Outage outage, String next) {
        warned = outage.latest();
        LOG.warn(
                "{}: subscription={} cause={}. {} {} {}",
                what,
                subscriptionId,
                outage.latest().label(),
                describe(outage),
                outage.latest().advice(),
                next);
    }

    /** What happened and what the other side said, as one sentence. */
    static String describe(Outage outage) {
        String summary = outage.latest().summary();
        String sentence = Character.toUpperCase(summary.charAt(0)) + summary.substring(1);
        return outage.detail().isEmpty() ? sentence + "." : sentence + ": " + outage.detail() + ".";
    }

    /** True for causes that do not mend by themselves. */
    static boolean needsSomebody(ConnectionCause cause) {
        return cause.retryPolicy() != RetryPolicy.BACKOFF;
    }

    private static String readable(long millis) {
        return millis < 1000 ? millis + " ms" : Duration.ofMillis(millis).toSeconds() + " s";
    }
}
