package io.github.camelzoom.examples.ha.members;

/** The topics that the members share, and a header of their records. */
public final class HaTopics {
    /** What each twin received; events are there once for each twin. */
    public static final String RECEIVED = "zoom-events-received";

    /** Each event once. */
    public static final String EVENTS = "zoom-events";

    /** Events that a worker is through with. */
    public static final String DONE = "zoom-events-done";

    /** What the twins say of their connections. */
    public static final String CONNECTIONS = "zoom-connections";

    /** The event's key, which is the same in both twins. */
    static final String EVENT_ID = "zoom-event-id";

    private HaTopics() {}
}
