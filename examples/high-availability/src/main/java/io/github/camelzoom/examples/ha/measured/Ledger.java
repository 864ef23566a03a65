package io.github.camelzoom.examples.ha.measured;

import io.github.camelzoom.websocket.simulator.SentEvent;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.scenario.EventSink;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Sends events, numbered from 0, and remembers which of them at least one twin was connected for. */
public final class Ledger implements EventSink {
    private final Predicate<String> send;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final BitSet connected = new BitSet();
    private int sent;

    /** A ledger of what this simulator sends to all its subscriptions. */
    public Ledger(ZoomSimulator zoom) {
        this(content -> zoom.broadcast(content).stream().anyMatch(SentEvent::delivered));
    }

    /** @param send sends an event and tells whether anybody was there to take it */
    public Ledger(Predicate<String> send) {
        this.send = send;
    }

    @Override
    public CompletionStage<Void> offer(String content) {
        int number;
        synchronized (this) {
            number = sent++;
            if (numbers.put(Fingerprint.of(content), number) != null) {
                throw new IllegalArgumentException("Sent twice, so nobody could tell: " + content);
            }
        }
        if (send.test(content)) {
            synchronized (this) {
                connected.set(number);
            }
        }
        return CompletableFuture.completedStage(null);
    }

    /** How many events were sent so far. */
    public synchronized int sent() {
        return sent;
    }

    /** How many events were sent while no twin was connected. */
    public synchronized int unheard() {
        return sent - connected.cardinality();
    }

    /** Of the events before a number, those that at least one twin was connected for. */
    synchronized BitSet connectedBefore(int number) {
        return connected.get(0, number);
    }

    /** The number of an event; empty if it was never sent. */
    synchronized OptionalInt number(String content) {
        Integer number = numbers.get(Fingerprint.of(content));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
