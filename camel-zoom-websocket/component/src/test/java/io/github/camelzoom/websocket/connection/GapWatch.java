package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportConnected;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportDisplaced;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportExhausted;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportLost;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportStopped;
import io.github.camelzoom.websocket.connection.ConnectionState.Rotating;
import io.github.camelzoom.websocket.connection.ConnectionState.Stopped;
import io.github.camelzoom.websocket.connection.Violation.Invariant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Keeps its own account of when there was no connection and why, and compares the machine's reports with it. */
final class GapWatch {

    /** A gap as it truly was: {@code lastSentAt} is when the last frame that was heard had been sent. */
    private record TrueGap(long lastSentAt, long to) {}

    private final VirtualTime time;
    private final ConnectionSettings settings;
    private final Map<Long, Long> heardAt = new HashMap<>();
    private final List<TrueGap> gaps = new ArrayList<>();

    /** Those whose end began a gap; the others were given up for a successor, or at a stop. */
    private final Set<SimulatedConnection> lost = new HashSet<>();

    /** The one that is going on, and null for its cause when there is none. */
    private long from;

    private long lastSentAt;
    private ConnectionCause cause;

    GapWatch(VirtualTime time, ConnectionSettings settings) {
        this.time = time;
        this.settings = settings;
    }

    void heard(long generation) {
        heardAt.put(generation, time.now());
    }

    void after(ConnectionState before, Transition transition, SimulatedClient client) {
        ConnectionState state = transition.state();
        if (state instanceof Stopped != before instanceof Stopped) {
            stoppedOrStarted(state, transition);
        } else if (before.linkOrNull() != null && state.linkOrNull() == null) {
            lost(before, transition, client);
        } else if (before.linkOrNull() == null && state.linkOrNull() != null) {
            expectGap(reported(transition));
            gaps.add(new TrueGap(lastSentAt, time.now()));
            cause = null;
        } else {
            exact(reported(transition) == null, () -> "a gap reported in the midst of it: " + transition);
        }
    }

    private static void exact(boolean holds, Supplier<String> detail) {
        Invariants.require(holds, Invariant.EXACT_GAPS, detail);
    }

    private void stoppedOrStarted(ConnectionState state, Transition transition) {
        if (state instanceof Stopped) {
            if (cause != null) {
                expectGap(reported(transition));
                gaps.add(new TrueGap(lastSentAt, time.now()));
            }
            begin(time.now(), time.now(), ConnectionCause.STOPPED);
        } else if (cause == null) {
            begin(time.now(), time.now(), ConnectionCause.STARTING);
        }
    }

    private void begin(long heard, long sent, ConnectionCause why) {
        from = heard;
        lastSentAt = sent;
        cause = why;
    }

    private void lost(ConnectionState before, Transition transition, SimulatedClient client) {
        Link link = before.linkOrNull();
        SimulatedConnection connection = client.connection(link.generation());
        Outage outage = outage(transition);
        exact(outage != null, () -> "a loss not reported: " + transition);
        long heard = Math.max(link.since(), heardAt.getOrDefault(link.generation(), 0L));
        exact(
                outage.from() == heard,
                () -> "the gap begins " + (outage.from() - heard) + " ms after the last frame: " + outage);
        Invariants.require(
                isTrue(outage.cause(), before, connection, heard),
                Invariant.TRUE_CAUSES,
                () -> connection + " ended for " + connection.endings() + ", reported as " + outage);
        lost.add(connection);
        begin(heard, connection.lastReadSentAt(), outage.cause());
    }

    /**
     * The losses that nobody can know of, and that are not promised to be reported: what a connection held that broke
     * unnoticed and was replaced as planned before its silence told; and what came up after Zoom had ended the
     * predecessor and before it accepted the successor, if the news of the one was later than that of the other.
     */
    boolean wasGivenUp(SimulatedConnection connection) {
        boolean unnoticed = connection.isBroken() || connection.endings().contains(ConnectionCause.SUCCEEDED);
        return unnoticed && !lost.contains(connection);
    }

    private boolean isTrue(
            ConnectionCause reported, ConnectionState before, SimulatedConnection connection, long heard) {
        return switch (reported) {
            case PEER_SILENT -> time.now() - heard >= settings.livenessTimeout().toMillis();
            case TOKEN_EXPIRED -> connection.tokenExpired();
            case SUCCEEDED -> connection.endings().contains(reported) || mayBeOurOwnDoing(before);
            default -> connection.endings().contains(reported);
        };
    }

    /** Nobody can tell it from an end of another kind, once Zoom may have seen a successor. */
    private static boolean mayBeOurOwnDoing(ConnectionState before) {
        return before instanceof Rotating rotating
                ? rotating.successor().step() != Attempt.Step.TOKEN
                : before.generation() > before.linkOrNull().generation();
    }

    private static Outage outage(Transition transition) {
        for (ConnectionEffect effect : transition.effects()) {
            if (effect instanceof ReportLost lost) {
                return lost.outage();
            }
            if (effect instanceof ReportDisplaced displaced) {
                return displaced.outage();
            }
            if (effect instanceof ReportExhausted exhausted) {
                return exhausted.outage();
            }
        }
        return null;
    }

    private static Gap reported(Transition transition) {
        for (ConnectionEffect effect : transition.effects()) {
            if (effect instanceof ReportConnected connected) {
                return connected.gap();
            }
            if (effect instanceof ReportStopped stopped) {
                return stopped.gap();
            }
        }
        return null;
    }

    private void expectGap(Gap reported) {
        Gap expected = new Gap(from, time.now(), cause);
        exact(Objects.equals(expected, reported), () -> "expected " + expected + ", reported was " + reported);
    }

    /** Whether the loss of what was sent at a time was reported, or will be when the gap going on ends. */
    boolean covers(long sentAt) {
        return cause != null && lastSentAt <= sentAt
                || gaps.stream().anyMatch(gap -> gap.lastSentAt() <= sentAt && sentAt <= gap.to());
    }
}
