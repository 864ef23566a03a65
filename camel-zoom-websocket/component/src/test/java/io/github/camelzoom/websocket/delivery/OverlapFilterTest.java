package io.github.camelzoom.websocket.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OverlapFilterTest {

    private static final long OLD = 1;
    private static final long NEW = 2;

    private final OverlapFilter filter = new OverlapFilter(100, 60_000);

    @Test
    void letsAnEventThroughOnceWhicheverConnectionBringsItFirst() {
        assertTrue(filter.isNew("a", OLD, 0));
        assertFalse(filter.isNew("a", NEW, 1));
        assertTrue(filter.isNew("b", NEW, 2));
        assertFalse(filter.isNew("b", OLD, 3));
    }

    @Test
    void letsEqualEventsThroughAsOftenAsOneConnectionBringsThem() {
        assertTrue(filter.isNew("a", OLD, 0));
        assertTrue(filter.isNew("a", OLD, 1));
        assertFalse(filter.isNew("a", NEW, 2));
        assertFalse(filter.isNew("a", NEW, 3));
        assertTrue(filter.isNew("a", NEW, 4));
        assertFalse(filter.isNew("a", OLD, 5));
    }

    @Test
    void forgetsAfterItsTime() {
        assertTrue(filter.isNew("a", OLD, 0));
        assertFalse(filter.isNew("a", NEW, 60_000));
        assertTrue(filter.isNew("a", NEW, 120_001));
    }

    @Test
    void remembersABoundedNumber() {
        for (int i = 0; i < 10_000; i++) {
            assertTrue(filter.isNew("event " + i, OLD, 0));
        }
        assertEquals(101, filter.remembered());
        assertFalse(filter.isNew("event 9999", NEW, 0));
    }
}
