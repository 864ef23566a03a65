package io.github.camelzoom.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.protocol.EventHeader;
import io.github.camelzoom.websocket.protocol.EventReader;
import io.github.camelzoom.websocket.protocol.UndeliverableException;
import java.time.Instant;
import java.util.Optional;

/**
 * A Zoom event with its envelope in Java types. It stands on the event's text, which stays as Zoom sent it; the tree is
 * built when first asked for, once. Immutable as long as the trees it hands out are only read; any thread may use it.
 */
public final class ZoomEvent {

    private final String text;
    private final EventHeader header;

    /** Built at most once per thread that races for it; which of the equal trees stays does not matter. */
    private volatile JsonNode tree;

    private ZoomEvent(String text, EventHeader header) {
        this.text = text;
        this.header = header;
    }

    /**
     * Takes an event's JSON text.
     *
     * @throws IllegalArgumentException when it is not valid JSON or has no event type; the message says where, without
     *     quoting the text
     */
    public static ZoomEvent parse(String text) {
        try {
            return new ZoomEvent(text, EventReader.read(text));
        } catch (UndeliverableException e) {
            throw new IllegalArgumentException("This is no Zoom event. " + e.getMessage());
        }
    }

    /** The kind of event, for example {@code meeting.started}. */
    public String type() {
        return header.type();
    }

    /** When it happened, to the millisecond, by Zoom's clock; some kinds of event do not say. */
    public Optional<Instant> timestamp() {
        return Optional.ofNullable(header.timestamp()).map(Instant::ofEpochMilli);
    }

    /** The account in which it happened; some kinds of event do not say. */
    public Optional<String> accountId() {
        return Optional.ofNullable(header.accountId());
    }

    /**
     * The event's payload, a missing node when it has none. The tree is shared: read it, and take
     * {@link JsonNode#deepCopy} to change it.
     */
    public JsonNode payload() {
        return tree().path("payload");
    }

    /** {@code payload.object}, what the event is about; a missing node when there is none. Shared as the payload is. */
    public JsonNode object() {
        return payload().path("object");
    }

    /**
     * The token that lets its holder download the event's recordings for 24 hours, if the event has one. It is a
     * secret: keep it out of logs.
     */
    public Optional<String> downloadToken() {
        return Optional.ofNullable(tree().path("download_token").textValue());
    }

    /** The event's JSON text, as received. */
    public String text() {
        return text;
    }

    private JsonNode tree() {
        JsonNode built = tree;
        if (built == null) {
            built = EventJson.tree(text);
            tree = built;
        }
        return built;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZoomEvent event && text.equals(event.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Shows the envelope only: the payload holds personal data, and the download token is a secret. */
    @Override
    public String toString() {
        return "ZoomEvent[type=" + type() + ", timestamp=" + header.timestamp() + ", accountId=" + header.accountId()
                + ", objectId=" + header.objectId() + "]";
    }
}
