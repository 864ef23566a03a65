package io.github.camelzoom.websocket.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads the header of an event as {@link EventReader} does, of the usual forms of JSON, and allocates next to nothing. */
final class QuickEventReader {

    private static final int MAX_TIMESTAMP_DIGITS = 18;

    private static final String ACCOUNT = "account_id";
    private static final String ACCOUNT_OF_CHATBOTS = "accountId";
    private static final String OBJECT = "object";
    private static final String UUID = "uuid";
    private static final String HOST = "host_id";

    private static final KnownNames NAMES = new KnownNames(Stream.concat(
                    OrderKey.CANDIDATES.stream(), List.of(ACCOUNT, ACCOUNT_OF_CHATBOTS, OBJECT, UUID, HOST).stream())
            .distinct()
            .toList());

    private final JsonCursor cursor;
    private String type;
    private Long timestamp;
    private boolean payload;
    private boolean object;
    private String accountId;
    private String objectUuid;
    private String hostId;
    private FoundIds inPayload = FoundIds.NONE;
    private FoundIds inObject = FoundIds.NONE;

    private QuickEventReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * @param bytes valid UTF-8 from {@code from} to {@code to}
     * @throws Unusual if the library has to read it
     */
    static EventHeader read(byte[] bytes, int from, int to) throws Unusual {
        return new QuickEventReader(new JsonCursor(bytes, from, to)).event();
    }

    private EventHeader event() throws Unusual {
        cursor.requireObject();
        for (boolean first = true; cursor.nextMember(first); first = false) {
            if (cursor.is("event")) {
                cursor.requireString();
                JsonTokens.require(cursor.isAscii());
                type = cursor.text();
            } else if (cursor.is("event_ts")) {
                timestamp = milliseconds();
            } else if (cursor.is("payload")) {
                JsonTokens.require(!payload);
                payload = true;
                payload();
            } else {
                cursor.skip();
            }
        }
        cursor.end();
        JsonTokens.require(EventReader.isUsableType(type));
        return EventHeader.of(type, timestamp, accountId, objectUuid, hostId, inObject, inPayload);
    }

    private Long milliseconds() throws Unusual {
        JsonTokens.require(cursor.textOrNumber());
        return cursor.digits(MAX_TIMESTAMP_DIGITS);
    }

    private void payload() throws Unusual {
        cursor.requireObject();
        for (boolean first = true; cursor.nextMember(first); first = false) {
            String name = NAMES.find(cursor);
            if (name == null) {
                cursor.skip();
            } else if (name.equals(OBJECT)) {
                JsonTokens.require(!object);
                object = true;
                object();
            } else if (name.equals(ACCOUNT) || name.equals(ACCOUNT_OF_CHATBOTS)) {
                accountId = identifier();
            } else {
                inPayload = inPayload.with(name, identifier());
            }
        }
    }

    private void object() throws Unusual {
        if (!cursor.intoObject()) {
            cursor.skip();
            return;
        }
        for (boolean first = true; cursor.nextMember(first); first = false) {
            String name = NAMES.find(cursor);
            if (name == null) {
                cursor.skip();
                continue;
            }
            String value = identifier();
            if (name.equals(UUID)) {
                objectUuid = value;
            } else if (name.equals(HOST)) {
                hostId = value;
            }
            inObject = inObject.with(name, value);
        }
    }

    /** As {@link JsonText#identifier}. */
    private String identifier() throws Unusual {
        return cursor.textOrNumber() && !cursor.isEmpty() ? cursor.text() : null;
    }

    /** A handful of values by name, of which the last one under a name counts. */
    private static final class FoundIds implements UnaryOperator<String> {
        private static final FoundIds NONE = new FoundIds(0);

        private String[] pairs;
        private int used;

        private FoundIds(int pairs) {
            this.pairs = new String[2 * pairs];
        }

        /** This, unless there are none yet. */
        FoundIds with(String name, String value) {
            FoundIds found = this == NONE ? new FoundIds(4) : this;
            found.put(name, value);
            return found;
        }

        private void put(String name, String value) {
            if (used == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * used);
            }
            pairs[used++] = name;
            pairs[used++] = value;
        }

        @Override
        public String apply(String name) {
            for (int i = used - 2; i >= 0; i -= 2) {
                if (pairs[i].equals(name)) {
                    return pairs[i + 1];
                }
            }
            return null;
        }
    }
}
