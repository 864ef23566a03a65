package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A virtual day: the settings, the habits of the simulated Zoom, and what goes wrong. The same seed gives the same day,
 * to the millisecond.
 */
record Schedule(long seed, ConnectionSettings settings, Habits habits, List<Fault> faults) {

    static final long DAY = Duration.ofDays(1).toMillis();

    static Schedule of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ConnectionSettings settings = settings(random);
        Habits habits = Habits.random(random, settings.heartbeatInterval().toMillis());
        return new Schedule(seed, settings, habits, faults(random, DAY - mendingMillis(settings) - 60_000));
    }

    private static ConnectionSettings settings(SplittableRandom random) {
        long heartbeat = 10_000 + random.nextLong(20_000);
        return new ConnectionSettings(
                Duration.ofMillis(heartbeat),
                Duration.ofMillis(heartbeat + 10_000 + random.nextLong(heartbeat)),
                Duration.ofMillis(5_000 + random.nextLong(15_000)),
                new Backoff(
                        Duration.ofMillis(100 + random.nextLong(900)),
                        Duration.ofMillis(5_000 + random.nextLong(55_000))),
                ConnectionSettings.STABLE_AFTER,
                random.nextInt(8) == 0 ? random.nextInt(6) : -1,
                Duration.ofMinutes(1 + random.nextInt(10)),
                DisplacementPolicy.values()[random.nextInt(3)]);
    }

    private static List<Fault> faults(SplittableRandom random, long end) {
        List<Fault> faults = new ArrayList<>();
        int count = random.nextInt(25);
        for (int i = 0; i < count; i++) {
            long at = random.nextLong(end);
            faults.add(fault(random, at, end));
            if (random.nextInt(3) == 0) {
                // rotations are short, and chance alone would rarely hit one
                long around = Math.max(0, Math.min(end, at - 2_000 + random.nextLong(5_000)));
                faults.add(new Fault(around, 0, Kind.ROTATE, 0));
            }
            if (random.nextInt(4) == 0) {
                faults.add(fault(random, Math.min(end, at + random.nextLong(10_000)), end));
            }
        }
        faults.sort((a, b) -> Long.compare(a.at(), b.at()));
        return List.copyOf(faults);
    }

    private static Fault fault(SplittableRandom random, long at, long end) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        long lasts =
                switch (kind) {
                    case CLOSED, RESET, HALF_OPEN, ROTATE, TAKE_OVER -> 0;
                    // as long as TCP goes on trying
                    case STALLED -> upTo(random, 60_000);
                    case ODD_FRAMES, GHOSTS -> 60_000;
                    default -> upTo(random, 4 * 3_600_000);
                };
        long amount =
                switch (kind) {
                    case TOKENS_FAIL, REFUSED, CLOSED -> random.nextInt(6);
                    case TOKENS_RATE_LIMITED, HANDSHAKES_REJECTED -> upTo(random, MAX_RETRY_AFTER);
                    case TOKENS_LATE, SOCKETS_LATE, ANSWERS_LATE -> upTo(random, 30_000);
                    case ACCEPTED_THEN_CLOSED -> upTo(random, 60_000);
                    case LATENCY -> upTo(random, 3_000);
                    case OTHER_CLIENT -> upTo(random, 300_000);
                    default -> 0;
                };
        return new Fault(at, Math.min(lasts, end - at), kind, amount);
    }

    static final long MAX_RETRY_AFTER = 120_000;

    /** Short and long ones equally often, whatever the unit. */
    private static long upTo(SplittableRandom random, long most) {
        return (long) Math.pow(most, random.nextDouble());
    }

    /** How long after the last trouble all must be well again: noticed, waited for, and connected. */
    static long mendingMillis(ConnectionSettings settings) {
        long noticed = settings.livenessTimeout().toMillis();
        long waited = Math.max(MAX_RETRY_AFTER, settings.backoff().longestMillis(1));
        return noticed + waited + 2 * settings.connectTimeout().toMillis() + 10_000;
    }

    Schedule with(List<Fault> others) {
        return new Schedule(seed, settings, habits, List.copyOf(others));
    }
}
