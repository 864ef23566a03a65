package io.github.camelzoom.websocket.benchmarks.event;

/** Which types of events a stream has. */
public enum Mix {
    /** Four types in turn, for a {@code choice()} of four branches. */
    FOUR(1),

    /** One event in a hundred is {@link #WANTED}, for the cost of passing over the rest. */
    RARE(100);

    /** The only type that receivers of {@link #RARE} ask for. */
    public static final String WANTED = "meeting.started";

    private static final String[] TYPES = {WANTED, "meeting.ended", "recording.completed", "user.created"};

    private final int step;

    Mix(int step) {
        this.step = step;
    }

    /** Of so many events one is wanted: the first, and from then on each so many further. */
    public int step() {
        return step;
    }

    /** The types of the four branches. */
    public static String[] types() {
        return TYPES.clone();
    }

    String typeOf(int number) {
        return switch (this) {
            case FOUR -> TYPES[number % TYPES.length];
            case RARE -> number % step == 0 ? WANTED : "meeting.participant_joined";
        };
    }
}
