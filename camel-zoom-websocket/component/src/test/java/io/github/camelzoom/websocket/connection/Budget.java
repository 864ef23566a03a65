package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.Fault.Kind;

/**
 * How many attempts an hour may see at most, whatever the server does.
 *
 * <p>Full jitter gives no least delay, only a mean one, so the bound is the worst mean rate and a margin of three tenths
 * (more than six standard deviations of an hour's delays), to which forty attempts are added for the first short
 * delays. The worst mean rate is the largest of
 * <ul>
 *   <li>failures without end: half the largest delay between two, on average;
 *   <li>a server that lets every connection live just until it counts as stable, then fails k attempts in a row, whose
 *       mean delays are half the initial one, doubling.
 * </ul>
 * Planned rotations, of which the tokens' life determines the number, and what operators ask for come on top.
 */
final class Budget {

    private static final double HOUR = 3_600_000;
    private static final double MARGIN = 1.3;
    private static final int FIRST_DELAYS = 40;

    private Budget() {}

    static long attemptsPerHour(Schedule schedule) {
        Backoff backoff = schedule.settings().backoff();
        double worst = 2 * HOUR / backoff.maxDelay().toMillis();
        double delays = 0;
        for (int k = 1; k < 20; k++) {
            delays += Math.min(
                            backoff.initialDelay().toMillis() * Math.pow(2, k - 1),
                            backoff.maxDelay().toMillis())
                    / 2;
            double cycle = schedule.settings().stableAfter().toMillis() + delays;
            worst = Math.max(worst, (k + 1) * HOUR / cycle);
        }
        long life = schedule.habits().tokenLife();
        double rotations = life == 0 ? 0 : HOUR / schedule.settings().rotateAfterMillis(0, life);
        long asked = schedule.faults().stream()
                .filter(fault ->
                        fault.kind() == Kind.ROTATE || fault.kind() == Kind.TAKE_OVER || fault.kind() == Kind.STOPPED)
                .count();
        return (long) (MARGIN * (worst + rotations)) + FIRST_DELAYS + asked;
    }
}
