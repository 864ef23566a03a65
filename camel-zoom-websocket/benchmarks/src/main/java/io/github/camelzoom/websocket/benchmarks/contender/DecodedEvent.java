package io.github.camelzoom.websocket.benchmarks.contender;

/**
 * What one has to know of an event at least.
 *
 * @param content   the event's text
 * @param type      {@code event}
 * @param timestamp {@code event_ts}
 */
record DecodedEvent(String content, String type, long timestamp) {

    /** The text of the first member of this name, wherever it stands. */
    String text(String member) {
        String start = "\"" + member + "\":\"";
        int begin = content.indexOf(start) + start.length();
        return content.substring(begin, content.indexOf('"', begin));
    }
}
