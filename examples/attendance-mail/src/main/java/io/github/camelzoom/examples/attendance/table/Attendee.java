package io.github.camelzoom.examples.attendance.table;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A person in the table, with all stays on all devices.
 *
 * @param present how long for certain; time on two devices at once counts once
 */
public record Attendee(String name, String email, List<Stay> stays, Duration present) {
    /** First coming, or null if it was not heard. */
    public Instant firstJoined() {
        return stays.stream()
                .map(Stay::from)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Last going, or null if it was not heard. */
    public Instant lastLeft() {
        return stays.stream()
                .map(Stay::to)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** Whether a coming or a going was not heard, so that the person was there longer than is known. */
    public boolean isPartlyKnown() {
        return !stays.stream().allMatch(Stay::isWhole);
    }
}
