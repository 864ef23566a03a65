package io.github.camelzoom.examples.ha.measured;

import io.github.camelzoom.examples.kafka.TopicReader;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a topic while it is written, as any other program would, and compares it with the ledger. */
public final class ReadBack implements AutoCloseable {
    private final Ledger ledger;
    private final BitSet seen = new BitSet();
    private final Map<String, Integer> latest = new HashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();
    private final Set<String> scattered = new HashSet<>();
    private final Thread thread;
    private long records;
    private long doubled;
    private long strange;
    private long outOfOrder;
    private RuntimeException failure;
    private volatile boolean ending;

    ReadBack(Ledger ledger, Thread thread) {
        this.ledger = ledger;
        this.thread = thread;
    }

    private ReadBack(Ledger ledger, String brokers, String topic) {
        this.ledger = ledger;
        this.thread = new Thread(() -> read(brokers, topic), "read-back-" + topic);
    }

    /** Starts to read. */
    public static ReadBack start(Ledger ledger, String brokers, String topic) {
        ReadBack readBack = new ReadBack(ledger, brokers, topic);
        readBack.thread.setDaemon(true);
        readBack.thread.start();
        return readBack;
    }

    private void read(String brokers, String topic) {
        try (TopicReader reader = new TopicReader(brokers, topic)) {
            while (!ending) {
                reader.next().forEach(this::compare);
            }
            reader.rest().forEach(this::compare);
        } catch (RuntimeException e) {
            synchronized (this) {
                failure = e;
            }
        }
    }

    synchronized void compare(ConsumerRecord<String, String> found) {
        records++;
        OptionalInt number = ledger.number(found.value());
        if (number.isEmpty()) {
            strange++;
            return;
        }
        if (seen.get(number.getAsInt())) {
            doubled++;
            return;
        }
        seen.set(number.getAsInt());
        if (latest.merge(found.key(), number.getAsInt(), Math::max) > number.getAsInt()) {
            outOfOrder++;
        }
        if (partitions.computeIfAbsent(found.key(), key -> found.partition()) != found.partition()) {
            scattered.add(found.key());
        }
    }

    /** How many of the first events are missing that at least one twin was connected for. */
    public synchronized int missingOf(int firstEvents) {
        if (failure != null) {
            throw new IllegalStateException("The topic could not be read back", failure);
        }
        BitSet missing = ledger.connectedBefore(firstEvents);
        missing.andNot(seen);
        return missing.cardinality();
    }

    /** How many of all events so far are missing that at least one twin was connected for. */
    public int missing() {
        return missingOf(ledger.sent());
    }

    /** How many records there are. */
    public synchronized long records() {
        return records;
    }

    /** How many events there are. */
    public synchronized int events() {
        return seen.cardinality();
    }

    /** How many records are an event that was there before. */
    public synchronized long doubled() {
        return doubled;
    }

    /** How many records are no event that was sent. */
    public synchronized long strange() {
        return strange;
    }

    /** How many events came first behind a later one with the same key. */
    public synchronized long outOfOrder() {
        return outOfOrder;
    }

    /** How many keys are in several partitions. */
    public synchronized int scattered() {
        return scattered.size();
    }

    /** Reads to the present end and ends. */
    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
