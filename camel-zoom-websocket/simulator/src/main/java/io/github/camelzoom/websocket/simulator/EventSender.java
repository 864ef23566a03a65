package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.switches.OddFrame;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import java.util.List;

/** Sends events as Zoom does: once, in order and at once, unless the switches say otherwise. Event loop only. */
final class EventSender {
    private final Switches switches;
    private final GroundTruth truth;
    private final Sessions sessions;
    private final MessageFrame frame;
    private final Timers timers;
    private SentEvent waiting;

    EventSender(Switches switches, GroundTruth truth, Sessions sessions, MessageFrame frame, Timers timers) {
        this.switches = switches;
        this.truth = truth;
        this.sessions = sessions;
        this.frame = frame;
        this.timers = timers;
    }

    /** The event as known when this returns: not delivered yet if it is late or waits for the next one. */
    SentEvent send(String subscriptionId, String content) {
        SentEvent event = truth.asked(subscriptionId, content);
        int drop = switches.get(Switch.EVENT_DROP);
        if (drop > 0 && event.sequence() % drop == 0) {
            return event;
        }
        if (waiting != null) {
            SentEvent first = waiting;
            waiting = null;
            SentEvent sent = deliverInTime(event);
            deliverInTime(first);
            return sent;
        }
        if (switches.get(Switch.EVENT_SWAP)) {
            waiting = event;
            return event;
        }
        return deliverInTime(event);
    }

    void clear() {
        waiting = null;
    }

    private SentEvent deliverInTime(SentEvent event) {
        SentEvent[] sent = {event};
        timers.after(switches.get(Switch.EVENT_DELAY), () -> sent[0] = deliver(event));
        return sent[0];
    }

    private SentEvent deliver(SentEvent event) {
        SentEvent sent = event;
        List<Session> receivers = sessions.receivers(event.subscriptionId());
        for (Session receiver : receivers) {
            if (switches.get(Switch.ODD_FRAME) != OddFrame.NONE) {
                OddFrames.write(switches.get(Switch.ODD_FRAME), receiver);
            }
            for (int copy = 0; copy < switches.get(Switch.EVENT_COPIES); copy++) {
                receiver.write(frame.wrap(event.content()));
                sent = truth.written(event, receiver.id());
            }
        }
        return sent;
    }
}
