package io.github.camelzoom.examples.quickstart.routes;

import org.apache.camel.Body;

/** An event as a line of the audit log. */
public final class AuditLine {

    /** The event's text with its line end, in one piece so that it is written in one piece. */
    public String of(@Body String event) {
        return textOf(event) + "\n";
    }

    /**
     * The event exactly as received, if it is on one line, as Zoom's events are. JSON has line breaks only between its
     * values, where a space means the same.
     */
    public static String textOf(String event) {
        return event.replace('\r', ' ').replace('\n', ' ');
    }
}
