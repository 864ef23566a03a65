package io.github.camelzoom.examples.dashboard.simulated;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Hurts the simulated Zoom. Safe to use from any thread. */
final class TroubleMaker {
    private static final int GOING_AWAY = 1001;
    private static final Duration LATE = Duration.ofSeconds(3);

    private final ZoomSimulator zoom;
    private final RivalClient rival;
    private final Set<Trouble> lasting = EnumSet.noneOf(Trouble.class);

    TroubleMaker(ZoomSimulator zoom, RivalClient rival) {
        this.zoom = zoom;
        this.rival = rival;
    }

    /** Makes that trouble, or ends it if it lasts. */
    synchronized void make(Trouble trouble) {
        boolean begins = !trouble.lasting() || lasting.add(trouble);
        if (!begins) {
            lasting.remove(trouble);
        }
        switch (trouble) {
            case CLOSE -> zoom.closeConnections(GOING_AWAY, "Going away");
            case FREEZE -> zoom.freezeConnections();
            case DISPLACE -> rival.connect();
            case REFUSE -> {
                zoom.switches().set(Switch.REFUSE_TOKENS, begins);
                if (begins) {
                    zoom.closeConnections(GOING_AWAY, "Going away");
                }
            }
            case DELAY -> zoom.switches().set(Switch.EVENT_DELAY, begins ? LATE : Duration.ZERO);
        }
    }

    synchronized boolean isOn(Trouble trouble) {
        return lasting.contains(trouble);
    }
}
