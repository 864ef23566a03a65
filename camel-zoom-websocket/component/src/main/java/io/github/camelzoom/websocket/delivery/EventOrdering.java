package io.github.camelzoom.websocket.delivery;

import io.github.camelzoom.websocket.protocol.EventHeader;

/** Which events keep their order when there are several lanes. The constants are named as a user types them. */
@SuppressWarnings("java:S115")
public enum EventOrdering {
    /** Events about one meeting, call, user or other object keep theirs; those about different ones may overtake. */
    object {
        @Override
        public String keyOf(EventHeader header) {
            return header.orderKey();
        }
    },
    /** Any event may overtake any other. */
    none {
        @Override
        public String keyOf(EventHeader header) {
            return null;
        }
    };

    /** Events with the same key are handed on in the order in which they came; null for one that waits for none. */
    public abstract String keyOf(EventHeader header);
}
