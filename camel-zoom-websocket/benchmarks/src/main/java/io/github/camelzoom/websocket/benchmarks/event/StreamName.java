package io.github.camelzoom.websocket.benchmarks.event;

import java.util.Locale;

/**
 * What a receiver asks the server for, as the last part of the WebSocket's path.
 *
 * @param id         tells the streams of one server apart
 * @param eventBytes the length of each event
 * @param mix        which types
 * @param rate       events per second, or {@link #UNBOUNDED} or {@link #SILENT}
 */
public record StreamName(String id, int eventBytes, Mix mix, int rate) {

    /** As fast as the socket takes them. */
    public static final int UNBOUNDED = 0;

    /** With a steady rate, so many events come at a quick one first, lest it be cold code that is timed. */
    public static final int WARM_UP_EVENTS = 60_000;

    /** No events at all. */
    public static final int SILENT = -1;

    /** Reads what {@link #toString()} writes. */
    public static StreamName parse(String name) {
        String[] parts = name.split("_");
        return new StreamName(
                parts[0],
                Integer.parseInt(parts[1]),
                Mix.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                Integer.parseInt(parts[3]));
    }

    @Override
    public String toString() {
        return id + "_" + eventBytes + "_" + mix.name().toLowerCase(Locale.ROOT) + "_" + rate;
    }
}
