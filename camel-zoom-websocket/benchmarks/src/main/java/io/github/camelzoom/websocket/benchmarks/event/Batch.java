package io.github.camelzoom.websocket.benchmarks.event;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Some hundred events as WebSocket frames, ready to be written to a socket as they are. Only their numbers are changed
 * before each sending, which is what makes the server faster than any receiver. Not thread safe.
 */
public final class Batch {

    private static final int NUMBER_DIGITS = 13;
    private static final int STAMP_DIGITS = 19;
    private static final int ABOUT_BYTES = 128 * 1024;
    private static final int FIN_TEXT = 0x81;

    private final ByteBuf buffer;
    private final int[] starts;
    private final int[] numbers;
    private final int[] stamps;

    /** @param eventBytes the length of each event, that is, of a frame's content before it is packed into a string */
    public Batch(int eventBytes, Mix mix) {
        int turn = mix.step() * EventNumbers.OBJECTS;
        int count = Math.max(1, ABOUT_BYTES / eventBytes / turn) * turn;
        starts = new int[count + 1];
        numbers = new int[count];
        stamps = new int[count];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            String frame = frame(EventText.of(mix.typeOf(i), objectOf(i, mix.step()), eventBytes));
            bytes.writeBytes(webSocketHeader(frame.length()));
            numbers[i] = bytes.size() + after(frame, "event_ts\\\":");
            stamps[i] = bytes.size() + after(frame, "time_stamp\\\":");
            bytes.writeBytes(frame.getBytes(StandardCharsets.US_ASCII));
            starts[i + 1] = bytes.size();
        }
        buffer = Unpooled.directBuffer(bytes.size()).writeBytes(bytes.toByteArray());
    }

    /** Wanted events take the objects in turn, so that each has its own unbroken numbering. */
    private static int objectOf(int number, int step) {
        return number / step % EventNumbers.OBJECTS;
    }

    private static int after(String frame, String name) {
        return frame.indexOf(name) + name.length();
    }

    /** The frame's text for the event's text. No quoting but that of quotes is needed, since events are made here. */
    public static String frame(String event) {
        return "{\"module\":\"message\",\"content\":\"" + event.replace("\"", "\\\"")
                + "\",\"header\":{\"x-zm-request-timestamp\":\"1720707175\",\"x-zm-signature\":\"v0="
                + "1a14e79349318fa1bead50ebbd3c185ae078e182d3bbd30ab8010fcb7f4357c7\"}}";
    }

    private static byte[] webSocketHeader(int length) {
        ByteBuffer header = ByteBuffer.allocate(10).put((byte) FIN_TEXT);
        if (length < 126) {
            header.put((byte) length);
        } else if (length < 65_536) {
            header.put((byte) 126).putShort((short) length);
        } else {
            header.put((byte) 127).putLong(length);
        }
        byte[] bytes = new byte[header.position()];
        header.flip().get(bytes);
        return bytes;
    }

    /** How many events. */
    public int count() {
        return numbers.length;
    }

    /** Numbers all events, from {@code first} on. */
    public void number(long first) {
        for (int i = 0; i < numbers.length; i++) {
            digits(numbers[i], NUMBER_DIGITS, EventNumbers.NUMBER_BASE + first + i);
        }
    }

    /** All frames, to be written and not changed until they are. */
    public ByteBuf all() {
        return buffer.retainedDuplicate();
    }

    /** A copy of a single frame with the number and the moment of sending given. */
    public ByteBuf single(long number, long sentAt) {
        int i = (int) (number % numbers.length);
        digits(numbers[i], NUMBER_DIGITS, EventNumbers.NUMBER_BASE + number);
        digits(stamps[i], STAMP_DIGITS, EventNumbers.STAMP_BASE + sentAt);
        return buffer.copy(starts[i], starts[i + 1] - starts[i]);
    }

    private void digits(int start, int count, long value) {
        long rest = value;
        for (int i = start + count - 1; i >= start; i--) {
            buffer.setByte(i, '0' + (int) (rest % 10));
            rest /= 10;
        }
    }
}
