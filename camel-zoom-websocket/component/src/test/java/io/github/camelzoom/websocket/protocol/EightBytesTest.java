package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EightBytesTest {

    private final Random random = new Random(20_261_125);

    @Test
    void everyByteIsToldApartWhateverItsNeighbours() {
        assertAnswers(eight -> EightBytes.equal(eight, '"'), b -> b == '"');
        assertAnswers(eight -> EightBytes.equal(eight, '\\'), b -> b == '\\');
        assertAnswers(EightBytes::controls, b -> b < ' ');
        assertAnswers(EightBytes::beyondAscii, b -> b >= 0x80);
    }

    private void assertAnswers(LongUnaryOperator question, IntPredicate expected) {
        for (int value = 0; value < 256; value++) {
            for (int place = 0; place < EightBytes.LENGTH; place++) {
                byte[] bytes = randomBytes();
                bytes[place] = (byte) value;
                long answer = question.applyAsLong(EightBytes.at(bytes, 0));
                for (int i = 0; i < EightBytes.LENGTH; i++) {
                    assertEquals(
                            expected.test(bytes[i] & 0xFF),
                            EightBytes.holdsAt(answer, i),
                            () -> Arrays.toString(bytes) + ": " + Long.toHexString(answer));
                }
            }
        }
    }

    @Test
    void theFirstPlaceIsFoundAndWhatIsBeforeIt() {
        byte[] bytes = {'a', '\\', 'b', '"', '\\', 'c', '"', 'd'};
        long quotes = EightBytes.equal(EightBytes.at(bytes, 0), '"');
        long backslashes = EightBytes.equal(EightBytes.at(bytes, 0), '\\');
        assertEquals(3, EightBytes.first(quotes));
        assertEquals(1, Long.bitCount(EightBytes.before(backslashes, 3)));
        assertEquals(0, EightBytes.before(backslashes, 1));
    }

    @Test
    void anAnswerGoesOnToTheNextByteAndIntoTheNextEight() {
        byte[] bytes = {'\\', 'a', 'b', 'c', 'd', 'e', 'f', '\\'};
        long backslashes = EightBytes.equal(EightBytes.at(bytes, 0), '\\');
        long letters = EightBytes.ofPrevious(backslashes, 0);
        assertEquals(1, EightBytes.first(letters));
        assertEquals(1, Long.bitCount(letters));
        assertEquals(0, EightBytes.first(EightBytes.ofPrevious(0, EightBytes.ofLast(backslashes))));
    }

    @Test
    void whatIsLeftMovesTogetherForEverySetOfPlaces() {
        for (int places = 0; places < 256; places++) {
            byte[] bytes = randomBytes();
            long answer = 0;
            for (int i = 0; i < EightBytes.LENGTH; i++) {
                answer |= (places >>> i & 1) == 0 ? 0 : 0x80L << 8 * i;
            }
            int set = places;
            int[] expected = IntStream.range(0, EightBytes.LENGTH)
                    .filter(i -> (set >>> i & 1) == 0)
                    .map(i -> bytes[i])
                    .toArray();
            byte[] left = new byte[EightBytes.LENGTH];
            EightBytes.put(left, 0, EightBytes.without(answer, EightBytes.at(bytes, 0)));
            int[] found = IntStream.range(0, expected.length).map(i -> left[i]).toArray();
            assertArrayEquals(expected, found, "places " + places);
        }
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[EightBytes.LENGTH];
        random.nextBytes(bytes);
        return bytes;
    }
}
