package io.github.camelzoom.websocket.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Asks eight bytes of text at a time. Answers have the highest bit of each byte set for which they hold, the first byte's
 * in the lowest eight bits. Exact for all bytes: none of the sums carries over into the next byte.
 */
final class EightBytes {

    static final int LENGTH = 8;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST = 0x80 * EACH;
    private static final long LOWER_SEVEN = ~HIGHEST;

    private EightBytes() {}

    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    static void put(byte[] bytes, int index, long eight) {
        LONGS.set(bytes, index, eight);
    }

    /** Moves together what is left without those for which an answer holds. */
    static long without(long answer, long eight) {
        long rest = answer;
        long left = eight;
        // of quotes and their backslashes there are seldom more than two; to ask whether there is one costs more
        do {
            long before = ((rest & -rest) >>> 7) - 1;
            left = left & before | left >>> 8 & ~before;
            rest = (rest & rest - 1) >>> 8;
            before = ((rest & -rest) >>> 7) - 1;
            left = left & before | left >>> 8 & ~before;
            rest = (rest & rest - 1) >>> 8;
        } while (rest != 0);
        return left;
    }

    /** Which are this one. */
    static long equal(long eight, char ascii) {
        long different = eight ^ ascii * EACH;
        return ~((different & LOWER_SEVEN) + LOWER_SEVEN) & ~different & HIGHEST;
    }

    /** Which are control characters, so below a space. */
    static long controls(long eight) {
        return ~((eight & LOWER_SEVEN) + (0x80 - ' ') * EACH) & ~eight & HIGHEST;
    }

    /** Which are beyond ASCII. */
    static long beyondAscii(long eight) {
        return eight & HIGHEST;
    }

    /** The place of the first byte in an answer that holds for some. */
    static int first(long answer) {
        return Long.numberOfTrailingZeros(answer) >>> 3;
    }

    static boolean holdsAt(long answer, int place) {
        return (answer >>> (place << 3) & 0x80) != 0;
    }

    /** Of an answer what it says of the bytes before this place, which is below eight. */
    static long before(long answer, int place) {
        return answer & (1L << (place << 3)) - 1;
    }

    /** The answer for the byte before each; for the first one it is what is given. */
    static long ofPrevious(long answer, long ofLast) {
        return answer << 8 | ofLast;
    }

    /** What an answer says of the last byte, to be given to {@link #ofPrevious} with the next eight. */
    static long ofLast(long answer) {
        return answer >>> 56;
    }
}
