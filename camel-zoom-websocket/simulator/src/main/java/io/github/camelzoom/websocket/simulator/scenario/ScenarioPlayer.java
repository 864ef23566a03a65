package io.github.camelzoom.websocket.simulator.scenario;

import java.util.Collection;
import java.util.stream.Stream;

/** Plays events to a simulator at a pace, and never faster than the client reads. */
public final class ScenarioPlayer {
    private ScenarioPlayer() {}

    /**
     * Starts to play on a thread of its own.
     *
     * @param sink a {@code ZoomSimulator}, or anything else that takes events
     * @param events in the order in which they are to be sent
     * @return the handle to wait for the end, or to end it before
     */
    public static Playback play(EventSink sink, Collection<TimedEvent> events, Pace pace) {
        return play(sink, events.stream(), pace);
    }

    /** As {@link #play(EventSink, Collection, Pace)}, for events made while they are played; closes the stream. */
    public static Playback play(EventSink sink, Stream<TimedEvent> events, Pace pace) {
        Playback playback = new Playback(sink, events, pace);
        playback.start();
        return playback;
    }
}
