package io.github.camelzoom.websocket.benchmarks.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final long SENT_AT = 123_456_789L;

    private final Batch batch = new Batch(600, Mix.FOUR);

    @Test
    void numbersAllItsEvents() {
        batch.number(1_000);

        String frames = text(batch.all());

        assertTrue(frames.contains("event_ts\\\":" + (EventNumbers.NUMBER_BASE + 1_000) + "}"));
        assertTrue(frames.contains("event_ts\\\":" + (EventNumbers.NUMBER_BASE + 1_000 + batch.count() - 1) + "}"));
    }

    @Test
    void givesASingleEventItsNumberAndItsMoment() {
        String frame = text(batch.single(7, SENT_AT));

        assertTrue(frame.contains("event_ts\\\":" + (EventNumbers.NUMBER_BASE + 7) + "}"));
        assertEquals(SENT_AT, EventNumbers.sentAt(frame.replace("\\", "")));
    }

    private static String text(ByteBuf frames) {
        try {
            return frames.toString(StandardCharsets.UTF_8);
        } finally {
            frames.release();
        }
    }
}
