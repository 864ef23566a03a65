package io.github.camelzoom.websocket.protocol;

import java.nio.charset.StandardCharsets;

/**
 * Reads the names, strings, numbers and words of JSON one after the other, and tells what was read last. It knows the
 * forms that Zoom's events have; for whatever else it throws {@link Unusual}. Not thread safe.
 */
abstract class JsonTokens {

    private static final int MAX_NUMBER_LENGTH = 100;

    private static final String ESCAPES = "\"\\/bfnrt";

    private final byte[] bytes;
    private final int end;

    /** Where the next byte to be read is. */
    int at;

    // the name, string or number that was read last
    private int from;
    private int to;
    private boolean escaped;
    private boolean ascii;

    JsonTokens(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    // what was read last

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether the last string holds escapes. */
    boolean isEscaped() {
        return escaped;
    }

    /** Whether the last string holds nothing but ASCII. */
    boolean isAscii() {
        return ascii;
    }

    /** The last string or number; only when it is not escaped. */
    String text() throws Unusual {
        if (escaped) {
            throw Unusual.INSTANCE;
        }
        return new String(bytes, from, to - from, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** The number that the last string or number is, if it is nothing but so many digits. */
    long digits(int atMost) throws Unusual {
        int count = to - from;
        require(count > 0 && count <= atMost);
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            require(digit >= 0 && digit <= 9);
            value = 10 * value + digit;
        }
        return value;
    }

    /** As {@link #text()}, of ASCII and later. */
    Slice slice() throws Unusual {
        require(!escaped && ascii);
        return new Slice(bytes, from, to);
    }

    boolean isEmpty() {
        return from == to;
    }

    boolean is(String expected) {
        int length = expected.length();
        if (to - from != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** As {@link KnownNames} has it of the same text. */
    int hash() {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return KnownNames.spread(hash);
    }

    boolean isIgnoringCase(String lowerCase) {
        int length = lowerCase.length();
        if (to - from != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            int b = bytes[from + i];
            if ((b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    // reading

    /** The first byte of the next value, which stays unread. */
    int peek() throws Unusual {
        while (at < end) {
            byte b = bytes[at];
            if (!isSpace(b)) {
                return b;
            }
            at++;
        }
        throw Unusual.INSTANCE;
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** Checks that only space is left. */
    void end() throws Unusual {
        while (at < end) {
            if (!isSpace(bytes[at++])) {
                throw Unusual.INSTANCE;
            }
        }
    }

    static void require(boolean usual) throws Unusual {
        if (!usual) {
            throw Unusual.INSTANCE;
        }
    }

    static void expect(int found, char wanted) throws Unusual {
        if (found != wanted) {
            throw Unusual.INSTANCE;
        }
    }

    final void literal(String word) throws Unusual {
        int length = word.length();
        if (end - at < length) {
            throw Unusual.INSTANCE;
        }
        for (int i = 0; i < length; i++) {
            expect(bytes[at + i], word.charAt(i));
        }
        at += length;
        delimited();
    }

    /** A word or number ends where the next sign stands; what runs on is none. */
    private void delimited() throws Unusual {
        if (at < end) {
            byte b = bytes[at];
            if (b != ',' && b != '}' && b != ']' && !isSpace(b)) {
                throw Unusual.INSTANCE;
            }
        }
    }

    final void string() throws Unusual {
        from = at + 1;
        at = from;
        escaped = false;
        ascii = true;
        if (!closedWithinWords()) {
            close();
        }
    }

    /**
     * Reads on, eight bytes at a time, to the string's end or until fewer are left. One in ten bytes of an event in its
     * frame is an escaped quote: to branch at each would cost more than to read past it.
     */
    private boolean closedWithinWords() throws Unusual {
        byte[] b = bytes;
        int last = end - EightBytes.LENGTH;
        int i = at;
        long escapes = 0;
        long beyondAscii = 0;
        long afterBackslash = 0;
        while (i <= last) {
            long eight = EightBytes.at(b, i);
            long backslashes = EightBytes.equal(eight, '\\');
            long letters = EightBytes.ofPrevious(backslashes, afterBackslash);
            long closingOrUnlikely = EightBytes.equal(eight, '"') ^ letters | EightBytes.controls(eight);
            if (closingOrUnlikely == 0) {
                escapes |= backslashes;
                beyondAscii |= EightBytes.beyondAscii(eight);
                afterBackslash = EightBytes.ofLast(backslashes);
                i += EightBytes.LENGTH;
                continue;
            }
            int place = EightBytes.first(closingOrUnlikely);
            escapes |= EightBytes.before(backslashes, place);
            beyondAscii |= EightBytes.before(EightBytes.beyondAscii(eight), place);
            i += place;
            if (!EightBytes.holdsAt(letters, place)) {
                expect(b[i], '"');
                at = i + 1;
                to = i;
                escaped = escapes != 0;
                ascii = beyondAscii == 0;
                return true;
            }
            requireEscape(b[i]);
            afterBackslash = 0;
            i++;
        }
        at = afterBackslash == 0 ? i : i - 1;
        escaped = escapes != 0;
        ascii = beyondAscii == 0;
        return false;
    }

    /** Reads on to the string's end byte by byte: the last few bytes. */
    private void close() throws Unusual {
        byte[] b = bytes;
        int last = end;
        int i = at;
        while (i < last) {
            byte c = b[i++];
            if (c == '"') {
                to = i - 1;
                at = i;
                return;
            }
            if (c == '\\') {
                escaped = true;
                require(i < last);
                requireEscape(b[i++]);
            } else if (c < 0) {
                ascii = false;
            } else {
                require(c >= ' ');
            }
        }
        throw Unusual.INSTANCE;
    }

    private static void requireEscape(byte letter) throws Unusual {
        if (ESCAPES.indexOf(letter) < 0) {
            throw Unusual.INSTANCE;
        }
    }

    final void number() throws Unusual {
        from = at;
        if (at < end && bytes[at] == '-') {
            at++;
        }
        int whole = at;
        int digits = digits();
        if (digits == 0 || digits > 1 && bytes[whole] == '0') {
            throw Unusual.INSTANCE;
        }
        if (at < end && bytes[at] == '.') {
            at++;
            requireDigits();
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            requireDigits();
        }
        to = at;
        escaped = false;
        ascii = true;
        if (to - from > MAX_NUMBER_LENGTH) {
            throw Unusual.INSTANCE;
        }
        delimited();
    }

    private void requireDigits() throws Unusual {
        if (digits() == 0) {
            throw Unusual.INSTANCE;
        }
    }

    private int digits() {
        byte[] b = bytes;
        int last = end;
        int begin = at;
        int i = begin;
        while (i < last && b[i] >= '0' && b[i] <= '9') {
            i++;
        }
        at = i;
        return i - begin;
    }
}
