package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private long longest(RetryPolicy policy, int failures) {
        return backoff.delayMillis(policy, failures, ALMOST_ONE);
    }

    @Test
    void nothingIsWaitedForAfterAStableConnection() {
        assertEquals(0, longest(RetryPolicy.BACKOFF, 0));
    }

    @Test
    void theCapDoublesFromTheInitialDelayToTheMaximum() {
        assertEquals(499, longest(RetryPolicy.BACKOFF, 1));
        assertEquals(999, longest(RetryPolicy.BACKOFF, 2));
        assertEquals(15_999, longest(RetryPolicy.BACKOFF, 6));
        assertEquals(29_999, longest(RetryPolicy.BACKOFF, 7));
        assertEquals(29_999, longest(RetryPolicy.BACKOFF, Integer.MAX_VALUE));
    }

    @Test
    void theDelayIsSpreadEvenlyBelowTheCap() {
        SplittableRandom random = new SplittableRandom(7);
        double mean = random.doubles(10_000)
                .mapToLong(jitter -> backoff.delayMillis(RetryPolicy.BACKOFF, 20, jitter))
                .average()
                .orElseThrow();
        assertEquals(15_000, mean, 300);
        assertEquals(0, backoff.delayMillis(RetryPolicy.BACKOFF, 20, 0));
    }

    @Test
    void theSlowPolicyIsNeverQuickAndGrowsToTenTimesTheMaximum() {
        assertEquals(15_000, backoff.delayMillis(RetryPolicy.SLOW, 0, 0));
        assertEquals(15_000, backoff.delayMillis(RetryPolicy.SLOW, 1, 0));
        assertEquals(150_000, backoff.delayMillis(RetryPolicy.SLOW, 100, 0));
        assertTrue(longest(RetryPolicy.SLOW, 100) <= 300_000);
    }

    @Test
    void aFirstRefusalIsRetriedQuicklyAndTheSecondOneSlowly() {
        assertTrue(longest(RetryPolicy.SLOW_FROM_SECOND, 1) < 500);
        assertTrue(backoff.delayMillis(RetryPolicy.SLOW_FROM_SECOND, 2, 0) >= 15_000);
    }
}
