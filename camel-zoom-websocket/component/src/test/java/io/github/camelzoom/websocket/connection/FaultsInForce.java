package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.Fault.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What goes wrong at present, and what that does to the network. */
final class FaultsInForce {

    private final VirtualTime time;
    private final long begin;
    private final long latency;
    private final SplittableRandom random;
    private final Map<Kind, List<Fault>> faults = new EnumMap<>(Kind.class);

    FaultsInForce(VirtualTime time, Schedule schedule, SplittableRandom random) {
        this.time = time;
        this.begin = time.now();
        this.latency = schedule.habits().latency();
        this.random = random;
        for (Fault fault : schedule.faults()) {
            faults.computeIfAbsent(fault.kind(), ignored -> new ArrayList<>()).add(fault);
        }
    }

    void atBegin(Fault fault, Runnable action) {
        time.at(begin + fault.at(), action);
    }

    void atEnd(Fault fault, Runnable action) {
        time.at(begin + fault.end(), action);
    }

    /** Null if nothing of the kind goes wrong. */
    Fault active(Kind kind) {
        List<Fault> ofKind = faults.get(kind);
        if (ofKind == null) {
            return null;
        }
        long now = time.now() - begin;
        for (Fault fault : ofKind) {
            if (fault.isActive(now)) {
                return fault;
            }
        }
        return null;
    }

    boolean is(Kind kind) {
        return active(kind) != null;
    }

    long amount(Kind kind) {
        Fault fault = active(kind);
        return fault == null ? 0 : fault.amount();
    }

    /** When what is sent now is at the other end. */
    long arrival() {
        long arrival = time.now() + 1 + random.nextLong(latency);
        Fault slow = active(Kind.LATENCY);
        if (slow != null) {
            arrival += random.nextLong(slow.amount() + 1);
        }
        Fault stalled = active(Kind.STALLED);
        return stalled == null ? arrival : Math.max(arrival, begin + stalled.end());
    }
}
