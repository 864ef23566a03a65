package io.github.camelzoom.examples.ha.measured;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What finds losses must find them. */
class ReadBackTest {
    private final Ledger ledger = new Ledger(content -> !content.contains("unheard"));
    private final ReadBack topic = new ReadBack(ledger, Thread.currentThread());

    private void sent(String... contents) {
        List.of(contents).forEach(ledger::offer);
    }

    private void found(int partition, String key, String content) {
        topic.compare(new ConsumerRecord<>("t", partition, 0, key, content));
    }

    @Test
    void whatSomebodyWasConnectedForAndIsNotThereIsMissing() {
        sent("a", "unheard", "b");
        assertEquals(1, ledger.unheard());
        assertEquals(2, topic.missing());
        found(0, "k", "a");
        assertEquals(1, topic.missing());
        assertEquals(0, topic.missingOf(2), "those so far");
        found(0, "k", "b");
        assertEquals(0, topic.missing());
        assertEquals(2, topic.events());
    }

    @Test
    void doubledAndStrangeAndLateAndScatteredOnesAreCounted() {
        sent("a", "b", "c");
        found(0, "k", "b");
        found(0, "k", "b");
        found(0, "k", "a");
        found(1, "k", "c");
        found(1, "k", "never sent");
        assertEquals(1, topic.doubled());
        assertEquals(1, topic.outOfOrder());
        assertEquals(1, topic.strange());
        assertEquals(1, topic.scattered());
        assertEquals(5, topic.records());
    }

    @Test
    void eventsThatNobodyCouldTellApartAreRefused() {
        sent("a");
        assertThrows(IllegalArgumentException.class, () -> sent("a"));
    }
}
