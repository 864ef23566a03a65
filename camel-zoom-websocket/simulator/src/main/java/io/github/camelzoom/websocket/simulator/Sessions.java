package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.TokenService.Token;
import io.github.camelzoom.websocket.simulator.switches.Displacement;
import io.github.camelzoom.websocket.simulator.switches.DisplacementOrder;
import io.github.camelzoom.websocket.simulator.switches.Overlap;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All open connections, and Zoom's rule that a subscription has one at a time. Event loop only. */
final class Sessions {
    private final Switches switches;
    private final Timers timers;
    private final List<Session> open = new ArrayList<>();
    private final List<Session> accepted = new ArrayList<>();

    Sessions(Switches switches, Timers timers) {
        this.switches = switches;
        this.timers = timers;
    }

    void opened(Session session) {
        open.removeIf(one -> !one.open());
        open.add(session);
    }

    /** Accepts a connection, which displaces the one accepted before. */
    void accept(Session session, Token token) {
        if (!session.open()) {
            return;
        }
        List<Session> former = accepted(session.subscriptionId());
        Duration delay = switches.get(Switch.DISPLACEMENT_DELAY);
        if (former.isEmpty()) {
            admit(session, token);
        } else if (switches.get(Switch.DISPLACEMENT_ORDER) == DisplacementOrder.BEFORE_ACCEPTANCE) {
            former.forEach(this::displace);
            timers.after(delay, () -> admit(session, token));
        } else {
            admit(session, token);
            timers.after(delay, () -> former.forEach(this::displace));
        }
    }

    /** The connections that get the next event of a subscription: none, one, or both in an overlap. */
    List<Session> receivers(String subscriptionId) {
        List<Session> candidates =
                accepted(subscriptionId).stream().filter(Session::reachable).toList();
        if (candidates.size() < 2 || switches.get(Switch.OVERLAP) == Overlap.BOTH) {
            return candidates;
        }
        boolean oldest = switches.get(Switch.OVERLAP) == Overlap.OLDEST;
        return List.of(candidates.get(oldest ? 0 : candidates.size() - 1));
    }

    /** Runs the action when the connection that gets the next event has room for it; at once if there is none. */
    void whenWritable(String subscriptionId, Runnable action) {
        List<Session> receivers = receivers(subscriptionId);
        if (receivers.isEmpty()) {
            action.run();
        } else {
            receivers.get(receivers.size() - 1).whenWritable(action);
        }
    }

    /** All accepted connections. */
    List<Session> accepted() {
        accepted.removeIf(session -> !session.open());
        return List.copyOf(accepted);
    }

    /** All open connections, accepted or not. */
    List<Session> open() {
        open.removeIf(session -> !session.open());
        return List.copyOf(open);
    }

    private List<Session> accepted(String subscriptionId) {
        return accepted().stream()
                .filter(session -> session.subscriptionId().equals(subscriptionId))
                .toList();
    }

    private void admit(Session session, Token token) {
        if (session.open()) {
            accepted.add(session);
            session.accept(token);
        }
    }

    private void displace(Session session) {
        Displacement how = switches.get(Switch.DISPLACEMENT);
        if (how != Displacement.NONE) {
            accepted.remove(session);
        }
        switch (how) {
            case FRAME_AND_CLOSE -> {
                session.write(Frames.refused(Frames.DISPLACED));
                session.bye();
            }
            case CLOSE_REASON -> session.close(1000, Frames.DISPLACED);
            case CLOSE_ONLY -> session.bye();
            case RESET -> session.reset();
            case SILENT, NONE -> {}
        }
    }
}
