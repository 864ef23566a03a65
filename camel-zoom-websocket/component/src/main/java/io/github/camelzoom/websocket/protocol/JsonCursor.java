package io.github.camelzoom.websocket.protocol;

/**
 * Walks JSON in bytes in one pass, checks its grammar and allocates nothing. It knows the forms that Zoom's events
 * have; for whatever else it throws {@link Unusual}, valid or not, and the JSON library has to look at it. So it may
 * give up, but what it passes the library would pass too, with the same values: a test compares them.
 *
 * <p>Not thread safe. Positions are indexes into the array it was given.
 */
final class JsonCursor extends JsonTokens {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NAME_LENGTH = 100;

    /** @param from where to begin; {@code end} is the first index not to be read */
    JsonCursor(byte[] bytes, int from, int end) {
        super(bytes, from, end);
    }

    // objects

    /** Steps into an object, if the value is one. */
    boolean intoObject() throws Unusual {
        if (peek() != '{') {
            return false;
        }
        at++;
        return true;
    }

    /**
     * Steps to the next member's value and remembers its name, or leaves the object at its end.
     *
     * @param first whether none was read before
     */
    boolean nextMember(boolean first) throws Unusual {
        int b = peek();
        if (b == '}') {
            at++;
            return false;
        }
        if (!first) {
            expect(b, ',');
            at++;
            b = peek();
        }
        expect(b, '"');
        string();
        require(!isEscaped() && isAscii() && to() - from() <= MAX_NAME_LENGTH);
        expect(peek(), ':');
        at++;
        return true;
    }

    void requireObject() throws Unusual {
        require(intoObject());
    }

    // values

    /** Reads a string or a number to be asked for by {@link #text()}, or skips a value of another kind. */
    boolean textOrNumber() throws Unusual {
        int b = peek();
        if (b == '"') {
            string();
            return true;
        }
        if (b == '-' || b >= '0' && b <= '9') {
            number();
            return true;
        }
        skip();
        return false;
    }

    /** Reads a string; what else it is is for the library. */
    void requireString() throws Unusual {
        expect(peek(), '"');
        string();
    }

    void requireTrue() throws Unusual {
        peek();
        literal("true");
    }

    void skip() throws Unusual {
        skip(0);
    }

    private void skip(int depth) throws Unusual {
        switch (peek()) {
            case '"' -> string();
            case '{' -> skipObject(depth + 1);
            case '[' -> skipArray(depth + 1);
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void skipObject(int depth) throws Unusual {
        check(depth);
        at++;
        for (boolean first = true; nextMember(first); first = false) {
            skip(depth);
        }
    }

    private void skipArray(int depth) throws Unusual {
        check(depth);
        at++;
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            skip(depth);
            int b = peek();
            at++;
            if (b == ']') {
                return;
            }
            expect(b, ',');
        }
    }

    private static void check(int depth) throws Unusual {
        require(depth <= MAX_DEPTH);
    }
}
