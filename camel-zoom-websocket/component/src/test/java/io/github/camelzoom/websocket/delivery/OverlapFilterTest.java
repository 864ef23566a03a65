package io.github.camelzoom.websocket.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OverlapFilterTest {

    private static final long OLD = 1;
    private static final long NEW = 2;

    private final OverlapFilter filter = new OverlapFilter(100);

    @Test
    void letsAnEventThroughOnceWhicheverConnectionBringsItFirst() {
        assertTrue(filter.isNew("a", OLD));
        assertFalse(filter.isNew("a", NEW));
        assertTrue(filter.isNew("b", NEW));
        assertFalse(filter.isNew("b", OLD));
    }

    @Test
    void letsEqualEventsThroughAsOftenAsOneConnectionBringsThem() {
        assertTrue(filter.isNew("a", OLD));
        assertTrue(filter.isNew("a", OLD));
        assertFalse(filter.isNew("a", NEW));
        assertFalse(filter.isNew("a", NEW));
        assertTrue(filter.isNew("a", NEW));
        assertFalse(filter.isNew("a", OLD));
    }

    @Test
    void remembersABoundedNumber() {
        for (int i = 0; i < 10_000; i++) {
            assertTrue(filter.isNew("event " + i, OLD));
        }
        assertEquals(100, filter.remembered());
        assertFalse(filter.isNew("event 9999", NEW));
    }
}
