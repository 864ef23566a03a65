package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportConnected;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportDisplaced;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportExhausted;
import io.github.camelzoom.websocket.connection.ConnectionEffect.ReportFailed;
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
import java.util.stream.LongStream;

/** Keeps its own account of when there was no connection and why, and compares the machine's reports with it. */
final class GapWatch {

    /** A gap as it was reported; {@code flight} is how long the last frame heard before it was under way. */
    private record ReportedGap(long from, long flight, long to) {

        boolean covers(long sentAt) {
            return from - flight <= sentAt && sentAt <= to;
        }
    }

    private final VirtualTime time;
    private final ConnectionSettings settings;
    private final Map<Long, Long> heardAt = new HashMap<>();
    private final List<ReportedGap> gaps = new ArrayList<>();

    /** When those that were replaced as planned were so last, though they may have been fallen back to. */
    private final Map<SimulatedConnection, Long> replacedAt = new HashMap<>();

    /** Those whose end began a gap; the others were given up for a successor, or at a stop. */
    private final Set<SimulatedConnection> lost = new HashSet<>();

    private long attemptFailedAt = Long.MIN_VALUE / 2;

    /** The one that is going on, and null for its cause when there is none. */
    private long from;

    private long flight;
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
        if (transition.effects().stream().anyMatch(ReportFailed.class::isInstance)) {
            attemptFailedAt = time.now();
        }
        if (state instanceof Stopped != before instanceof Stopped) {
            stoppedOrStarted(before, state, transition, client);
        } else if (before.linkOrNull() != null && state.linkOrNull() == null) {
            lost(before, transition, client);
        } else if (before.linkOrNull() == null && state.linkOrNull() != null) {
            connected(transition);
        } else if (before instanceof Rotating && outage(transition) != null) {
            // by the time its successor is accepted, nobody can vouch for it any more
            lost(before, transition, client);
            connected(transition);
        } else {
            exact(reported(transition) == null, () -> "a gap reported in the midst of it: " + transition);
            if (before instanceof Rotating rotating && state.linkOrNull() != null) {
                replaced(rotating.link(), state.linkOrNull(), client);
            }
        }
    }

    private void replaced(Link predecessor, Link link, SimulatedClient client) {
        if (predecessor.generation() != link.generation()) {
            replacedAt.put(client.connection(predecessor.generation()), time.now());
        }
    }

    private void connected(Transition transition) {
        expectGap(reported(transition));
        gaps.add(new ReportedGap(from, flight, time.now()));
        cause = null;
    }

    private static void exact(boolean holds, Supplier<String> detail) {
        Invariants.require(holds, Invariant.EXACT_GAPS, detail);
    }

    private void stoppedOrStarted(
            ConnectionState before, ConnectionState state, Transition transition, SimulatedClient client) {
        if (!(state instanceof Stopped stopped)) {
            if (cause == null) {
                begin(time.now(), 0, ConnectionCause.STARTING);
            }
            return;
        }
        if (cause != null) {
            expectGap(reported(transition));
            gaps.add(new ReportedGap(from, flight, time.now()));
        }
        Outage outage = stopped.outage();
        Link link = before.linkOrNull();
        if (link == null) {
            exact(outage.from() == time.now(), () -> "the stop begins at " + outage);
            begin(time.now(), 0, ConnectionCause.STOPPED);
        } else {
            SimulatedConnection connection = client.connection(link.generation());
            long surely = connection.isReadSteadily() ? time.now() : surelyHeard(connection);
            exact(surely <= outage.from() && outage.from() <= time.now(), () -> "the stop begins at " + outage);
            begin(outage.from(), longestFlight(link.generation(), client), ConnectionCause.STOPPED);
        }
    }

    /** The last frame that cannot have waited unread, or the end of the last gap. */
    private long surelyHeard(SimulatedConnection connection) {
        return Math.max(lastGapEnd(), connection.steadilyHeardAt());
    }

    /** By a connection or by one that was its successor for a while. */
    private long heardSince(long generation) {
        return heardAt.entrySet().stream()
                .filter(heard -> heard.getKey() >= generation)
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    private static long longestFlight(long generation, SimulatedClient client) {
        return LongStream.rangeClosed(generation, client.state().generation())
                .mapToObj(client::connection)
                .filter(Objects::nonNull)
                .mapToLong(SimulatedConnection::lastFlight)
                .max()
                .orElse(0);
    }

    private long lastGapEnd() {
        return gaps.isEmpty() ? 0 : gaps.get(gaps.size() - 1).to();
    }

    private void begin(long proven, long lastFlight, ConnectionCause why) {
        from = proven;
        flight = lastFlight;
        cause = why;
    }

    private void lost(ConnectionState before, Transition transition, SimulatedClient client) {
        Link link = before.linkOrNull();
        SimulatedConnection connection = client.connection(link.generation());
        Outage outage = outage(transition);
        exact(outage != null, () -> "a loss not reported: " + transition);
        long heard = Math.max(lastGapEnd(), heardSince(link.generation()));
        // what waited unread proves nothing about the time when it was read
        long surelyHeard = surelyHeard(connection);
        exact(
                surelyHeard <= outage.from() && outage.from() <= heard,
                () -> "the gap begins " + (outage.from() - heard) + " ms after the last frame and "
                        + (outage.from() - surelyHeard) + " ms after the last that cannot have waited: " + outage);
        Invariants.require(
                isTrue(outage.cause(), before, connection),
                Invariant.TRUE_CAUSES,
                () -> connection + " ended for " + connection.endings() + ", reported as " + outage);
        lost.add(connection);
        begin(outage.from(), longestFlight(link.generation(), client), outage.cause());
    }

    /**
     * The losses that nobody can know of, and that are not promised to be reported: what a connection held that broke
     * unnoticed and was replaced as planned before its silence told; and what came up after Zoom had ended the
     * predecessor and before it accepted the successor, if the news of the one was later than that of the other.
     */
    boolean wasGivenUp(SimulatedConnection connection, long sentAt) {
        boolean unnoticed = connection.isBroken() || connection.endings().contains(ConnectionCause.SUCCEEDED);
        boolean replacedSince = replacedAt.getOrDefault(connection, Long.MIN_VALUE) >= sentAt;
        return unnoticed && (replacedSince || !lost.contains(connection));
    }

    private boolean isTrue(ConnectionCause reported, ConnectionState before, SimulatedConnection connection) {
        return switch (reported) {
            case PEER_SILENT ->
                time.now() - heardAt.getOrDefault(connection.generation(), 0L)
                        >= settings.livenessTimeout().toMillis();
            case TOKEN_EXPIRED -> connection.tokenExpired();
            case SUCCEEDED -> connection.endings().contains(reported) || mayBeOurOwnDoing(before);
            default -> connection.endings().contains(reported);
        };
    }

    /** Nobody can tell it from an end of another kind, when Zoom may have seen another attempt of ours. */
    private boolean mayBeOurOwnDoing(ConnectionState before) {
        if (time.now() - attemptFailedAt < ConnectionSettings.OVERLAP.toMillis()) {
            return true;
        }
        boolean firstAskedForItsToken = before instanceof Rotating rotating
                && rotating.successor().step() == Attempt.Step.TOKEN
                && before.generation() == before.linkOrNull().generation() + 1;
        return before.generation() > before.linkOrNull().generation() && !firstAskedForItsToken;
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
        ReportedGap goingOn = new ReportedGap(from, flight, time.now());
        return cause != null && goingOn.covers(sentAt) || gaps.stream().anyMatch(gap -> gap.covers(sentAt));
    }
}
