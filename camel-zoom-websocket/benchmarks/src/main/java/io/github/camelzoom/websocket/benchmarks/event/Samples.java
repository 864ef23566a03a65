package io.github.camelzoom.websocket.benchmarks.event;

/** Single events and frames, for whoever needs no stream. */
public final class Samples {

    private Samples() {}

    /** An event's text of so many bytes. */
    public static String event(int bytes) {
        return EventText.of(Mix.WANTED, 0, bytes);
    }

    /** The frame's text around {@link #event}. */
    public static String frame(int eventBytes) {
        return Batch.frame(event(eventBytes));
    }
}
