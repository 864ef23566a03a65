package io.github.camelzoom.websocket.benchmarks.contender;

import java.nio.charset.StandardCharsets;

/**
 * Gets at an event with no parser, trusting the frame to be, byte for byte, as this benchmark's server makes it. No
 * receiver of Zoom's could; it shows what reading costs that does not trust.
 */
final class TrustedEvent {

    private static final byte[] MESSAGE = ascii("{\"module\":\"message\",\"content\":\"");
    private static final String TYPE = "{\"event\":\"";
    private static final String TIMESTAMP = "\"event_ts\":";

    private TrustedEvent() {}

    /** The event of a frame, or null if the frame is something else. */
    static DecodedEvent of(byte[] frame) {
        for (int i = 0; i < MESSAGE.length; i++) {
            if (frame[i] != MESSAGE[i]) {
                return null;
            }
        }
        byte[] unpacked = new byte[frame.length];
        int length = 0;
        int i = MESSAGE.length;
        while (frame[i] != '"') {
            if (frame[i] == '\\') {
                i++;
            }
            unpacked[length++] = frame[i++];
        }
        String content = new String(unpacked, 0, length, StandardCharsets.UTF_8);
        int time = content.lastIndexOf(TIMESTAMP) + TIMESTAMP.length();
        return new DecodedEvent(
                content,
                content.substring(TYPE.length(), content.indexOf('"', TYPE.length())),
                Long.parseLong(content, time, content.length() - 1, 10));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
