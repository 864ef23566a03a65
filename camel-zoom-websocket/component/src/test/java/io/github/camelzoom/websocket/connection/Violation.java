package io.github.camelzoom.websocket.connection;

/** An invariant did not hold. */
final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What must hold after every step. */
    enum Invariant {
        /** One connection at a time, two while one succeeds the other; no socket without a use. */
        FEW_CONNECTIONS,
        /** An accepted connection's heartbeats are never further apart than the interval. */
        STEADY_HEARTBEATS,
        /** Silence never lasts longer than the liveness timeout while reading goes on. */
        NO_LONG_SILENCE,
        /** What belongs to a generation no longer in use moves nothing, and no timer of it runs. */
        OLD_GENERATIONS_ARE_INERT,
        /** The token requests of any hour stay within the budget. */
        WITHIN_BUDGET,
        /** Each time without connection is reported once, from the last frame heard to the acceptance. */
        EXACT_GAPS,
        /** The cause that is reported is true. */
        TRUE_CAUSES,
        /** Connected means accepted, and that nothing said otherwise since. */
        HONEST_STATE,
        /** Health is UP exactly as long as a connection is accepted and was heard of lately enough. */
        HONEST_HEALTH,
        /** When nothing goes wrong any more, there is a connection again within the bound. */
        RECOVERY,
        /** What arrives is delivered, and no event twice. */
        DELIVERED_ONCE,
        /** An event that is not delivered falls into a reported gap. */
        NO_LOSS_UNREPORTED,
        /** After a stop no timer and no socket is left. */
        CLEAN_STOP
    }

    private final Invariant invariant;
    private final String clock;

    Violation(Invariant invariant, String detail) {
        this(invariant, detail, null);
    }

    /** @param clock when what is wrong happened, if it showed only later; else null */
    Violation(Invariant invariant, String detail, String clock) {
        super(invariant + ": " + detail);
        this.invariant = invariant;
        this.clock = clock;
    }

    Invariant invariant() {
        return invariant;
    }

    /** Whether a line of the timeline is later than what is wrong. */
    boolean isBefore(String line) {
        return clock != null && line.compareTo(clock) > 0;
    }
}
