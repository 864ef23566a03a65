package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoverageTest {

    @Test
    void aStreamOfOneSubscriptionHasTheGapsOfItsConnection() {
        Coverage coverage = new Coverage(1, 1000);
        assertEquals(Optional.of(new Gap(1000, 1500, ConnectionCause.STARTING)), coverage.connected(0, 1500));
        assertTrue(coverage.lost(0, 2000, ConnectionCause.PEER_SILENT));
        assertEquals(Optional.of(new Gap(2000, 2300, ConnectionCause.PEER_SILENT)), coverage.connected(0, 2300));
    }

    @Test
    void twinsHaveNoGapWhileOneOfThemStands() {
        Coverage coverage = new Coverage(2, 1000);
        coverage.connected(0, 1100);
        assertEquals(Optional.empty(), coverage.connected(1, 1200));
        assertFalse(coverage.lost(0, 2000, ConnectionCause.CLOSED_BY_PEER));
        assertEquals(Optional.empty(), coverage.connected(0, 2500));
        assertFalse(coverage.lost(1, 3000, ConnectionCause.CLOSED_BY_PEER));
        assertEquals(Optional.empty(), coverage.connected(1, 3500));
    }

    @Test
    void theGapOfTwinsRunsFromTheLatestProofOfEitherToTheFirstAcceptance() {
        Coverage coverage = new Coverage(2, 1000);
        coverage.connected(0, 1100);
        coverage.connected(1, 1200);
        coverage.lost(0, 2000, ConnectionCause.PEER_SILENT);
        assertTrue(coverage.lost(1, 2600, ConnectionCause.CLOSED_BY_PEER));
        assertEquals(Optional.of(new Gap(2600, 3000, ConnectionCause.CLOSED_BY_PEER)), coverage.connected(0, 3000));
        assertEquals(Optional.empty(), coverage.connected(1, 3300));
    }

    @Test
    void whoNoticesLateWhatEndedEarlyDoesNotStretchTheGap() {
        Coverage coverage = new Coverage(2, 1000);
        coverage.connected(0, 1100);
        coverage.connected(1, 1100);
        coverage.lost(1, 5000, ConnectionCause.CLOSED_BY_PEER);
        // the first had been silent since 2000, which was noticed only now
        assertTrue(coverage.lost(0, 2000, ConnectionCause.PEER_SILENT));
        assertEquals(5000, coverage.connected(1, 6000).orElseThrow().from());
    }

    @Test
    void aGapThatIsGoingOnCanBeCut() {
        Coverage coverage = new Coverage(1, 1000);
        assertEquals(Optional.of(new Gap(1000, 4000, ConnectionCause.STARTING)), coverage.gapUntil(4000));
        coverage.connected(0, 5000);
        assertEquals(Optional.empty(), coverage.gapUntil(6000));
    }
}
