package io.github.camelzoom.websocket.benchmarks.event;

/**
 * The text of one made-up event in Zoom's form, of an exact length. Two of its numbers are places to be filled in
 * later: {@code event_ts} with the event's number in its stream, {@code time_stamp} with the moment of sending.
 */
final class EventText {

    private static final String RECORDING =
            "{\"id\":\"c4b9a1f0-7d52-4a0e-9d1b-0f3a5d9e8b21\",\"meeting_id\":\"jUh5o3dKQIytvcsfTtKBlg==\","
                    + "\"recording_start\":\"2024-07-11T14:12:55Z\",\"recording_end\":\"2024-07-11T15:02:10Z\","
                    + "\"recording_type\":\"shared_screen_with_speaker_view\",\"file_type\":\"MP4\",\"file_size\":246560,"
                    + "\"file_extension\":\"MP4\",\"status\":\"completed\"}";

    private EventText() {}

    /** @param bytes the length of the text, which is ASCII; too few for what every event has is an error */
    static String of(String type, int object, int bytes) {
        String start = "{\"event\":\"" + type
                + "\",\"payload\":{\"account_id\":\"VjZoEArIT5y-HlWxkV-tVA\",\"time_stamp\":"
                + EventNumbers.STAMP_BASE + ",\"object\":{\"duration\":60,\"start_time\":\"2024-07-11T14:12:55Z\","
                + "\"timezone\":\"America/New_York\",\"id\":\"" + (85_393_847_000L + object)
                + "\",\"type\":2,\"uuid\":\"jUh5o3dKQIytvcsfTtKBlg==\",\"host_id\":\"8lzIwvZTSOqjndWPbPqzuA\",";
        String end = "\"},\"operator\":\"host@example.com\"},\"event_ts\":" + EventNumbers.NUMBER_BASE + "}";
        StringBuilder text = new StringBuilder(bytes).append(start);
        String topic = "\"topic\":\"";
        if (bytes - start.length() - end.length() > 2 * RECORDING.length()) {
            text.append("\"recording_files\":[").append(RECORDING);
            while (bytes - text.length() - end.length() > RECORDING.length() + topic.length() + 10) {
                text.append(',').append(RECORDING);
            }
            text.append("],");
        }
        text.append(topic);
        int missing = bytes - text.length() - end.length();
        if (missing < 0) {
            throw new IllegalArgumentException("an event takes more than " + bytes + " bytes");
        }
        return text.append("Weekly ".repeat(missing / 7 + 1), 0, missing)
                .append(end)
                .toString();
    }
}
