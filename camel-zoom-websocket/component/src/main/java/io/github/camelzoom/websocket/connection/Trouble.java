package io.github.camelzoom.websocket.connection;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What went wrong lately and bears on how soon to try again, or on what the next loss means.
 *
 * @param failures    attempts that failed, or connections that broke before they were stable, one after the other
 * @param displacedAt when another client took the subscription, epoch milliseconds, the last ten minutes only
 * @param rivalAt     when an attempt of our own failed last that Zoom may accept yet, epoch milliseconds; 0 if none did
 */
public record Trouble(int failures, List<Long> displacedAt, long rivalAt) {

    static final Trouble NONE = new Trouble(0, List.of(), 0);

    private static final long MEMORY_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final int LOSSES_OF_A_FIGHT = 3;

    Trouble failedAgain() {
        return new Trouble(failures + 1, displacedAt, rivalAt);
    }

    /** After a connection that was stable. */
    Trouble calmed() {
        return new Trouble(0, displacedAt, rivalAt);
    }

    Trouble displaced(long now) {
        Stream<Long> recent = displacedAt.stream().filter(at -> now - at < MEMORY_MILLIS);
        return new Trouble(failures, Stream.concat(recent, Stream.of(now)).toList(), rivalAt);
    }

    /** An attempt failed, and Zoom may not know yet that we have closed it. */
    Trouble rival(long now) {
        return new Trouble(failures, displacedAt, now);
    }

    /** Whether Zoom may put a connection out for an attempt of our own that is gone. */
    boolean mayHaveRival(long now) {
        return rivalAt != 0 && now - rivalAt < ConnectionSettings.OVERLAP.toMillis();
    }

    /** Somebody else wants the subscription as much as we do, and taking it back again leads nowhere. */
    public boolean fighting() {
        return displacedAt.size() >= LOSSES_OF_A_FIGHT;
    }
}
