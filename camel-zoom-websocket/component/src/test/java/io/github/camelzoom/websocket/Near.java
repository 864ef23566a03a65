package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;

/**
 * Compares points in time. {@code assertEquals(long, long, long)} does not exist: the compiler takes that of floats, to
 * which all of a minute is the same time.
 */
final class Near {

    private Near() {}

    /** Within what two threads of a busy machine may see the same moment apart. */
    static void assertNear(long expectedMillis, long actualMillis) {
        assertNear(expectedMillis, actualMillis, 1_000);
    }

    static void assertNear(long expectedMillis, long actualMillis, long toleranceMillis) {
        assertTrue(
                Math.abs(expectedMillis - actualMillis) <= toleranceMillis,
                () -> Instant.ofEpochMilli(actualMillis) + " is further than " + toleranceMillis + " ms from "
                        + Instant.ofEpochMilli(expectedMillis));
    }
}
