package io.github.camelzoom.websocket.benchmarks.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.camelzoom.websocket.benchmarks.event.EventNumbers;
import io.github.camelzoom.websocket.benchmarks.event.Mix;
import io.github.camelzoom.websocket.benchmarks.event.Samples;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {

    @ParameterizedTest
    @ValueSource(ints = {600, 16 * 1024})
    void bothWaysOfDecodingGetAtTheSameEvent(int bytes) {
        DecodedEvent expected = new DecodedEvent(Samples.event(bytes), Mix.WANTED, EventNumbers.NUMBER_BASE);

        assertEquals(bytes, expected.content().length());
        assertEquals(expected, ParsedEvent.of(utf8(Samples.frame(bytes))));
        assertEquals(expected, TrustedEvent.of(utf8(Samples.frame(bytes))));
    }

    @Test
    void otherFramesAreNoEvents() {
        byte[] heartbeat = utf8("{\"module\":\"heartbeat\",\"success\":true,\"content\":\"live\",\"header\":{}}");

        assertNull(ParsedEvent.of(heartbeat));
        assertNull(TrustedEvent.of(heartbeat));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
