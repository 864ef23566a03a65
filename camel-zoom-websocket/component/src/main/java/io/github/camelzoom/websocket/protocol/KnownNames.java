package io.github.camelzoom.websocket.protocol;

import java.util.Collection;

/** Tells names in bytes that somebody looks for from all others, without making a string of either. */
final class KnownNames {

    private final String[] table;

    KnownNames(Collection<String> names) {
        // sparse, so that a name nobody looks for is mostly told by one look
        table = new String[Integer.highestOneBit(Math.max(1, names.size())) * 8];
        for (String name : names) {
            int slot = slot(hash(name));
            while (table[slot] != null) {
                slot = slot(slot + 1);
            }
            table[slot] = name;
        }
    }

    private int slot(int hash) {
        return hash & table.length - 1;
    }

    /** The name that the cursor read last, or null if nobody looks for it. */
    String find(JsonCursor cursor) {
        for (int slot = slot(cursor.hash()); table[slot] != null; slot = slot(slot + 1)) {
            if (cursor.is(table[slot])) {
                return table[slot];
            }
        }
        return null;
    }

    private static int hash(String name) {
        int hash = name.length();
        for (int i = 0; i < name.length(); i++) {
            hash = 31 * hash + name.charAt(i);
        }
        return spread(hash);
    }

    static int spread(int hash) {
        return hash ^ hash >>> 15;
    }
}
