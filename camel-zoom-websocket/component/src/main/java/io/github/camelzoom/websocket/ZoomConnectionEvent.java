package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.connection.Gap;
import java.io.Serial;
import java.util.EventObject;
import org.apache.camel.spi.CamelEvent;

/**
 * What happened to a consumer's connection, for Camel's event notifiers. Sent outside the event loop, in the order in
 * which it happened.
 */
public final class ZoomConnectionEvent extends EventObject implements CamelEvent {

    /** What happened. */
    public enum Kind {
        UP,
        DOWN,
        GAP,
        /** Another client took the subscription. {@link #DOWN} comes with it, unless a twin goes on. */
        DISPLACED,
        /** Replaced as planned, without a gap. */
        ROTATED,
        GIVEN_UP
    }

    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String explanation;
    private final transient Gap gap;
    private long timestamp;

    ZoomConnectionEvent(ZoomWsEndpoint source, Kind kind, String explanation, Gap gap, long timestamp) {
        super(source);
        this.kind = kind;
        this.explanation = explanation;
        this.gap = gap;
        this.timestamp = timestamp;
    }

    public Kind getKind() {
        return kind;
    }

    /** In words, with cause and cure if there is trouble. Free of secrets. */
    public String getExplanation() {
        return explanation;
    }

    /** With {@link Kind#GAP} the gap, otherwise null. */
    public Gap getGap() {
        return gap;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    @Override
    public String toString() {
        return "Zoom connection of " + getSource() + " " + kind + ": " + explanation;
    }
}
