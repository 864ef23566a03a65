package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.switches.OddFrame;

/** Frames that no client should have to see, and each must survive. */
final class OddFrames {
    private OddFrames() {}

    static void write(OddFrame odd, Session session) {
        switch (odd) {
            case NONE -> {}
            case UNKNOWN_MODULE -> session.write("{\"module\":\"announcement\",\"content\":\"of tomorrow\"}");
            case NO_MODULE -> session.write("{\"success\":true,\"content\":\"\"}");
            case CONTENT_NOT_JSON -> session.write("{\"module\":\"message\",\"content\":\"{\\\"event\\\":\"}");
            case CONTENT_NO_EVENT -> session.write("{\"module\":\"message\",\"content\":\"{\\\"payload\\\":{}}\"}");
            case NOT_JSON -> session.write("heartbeat");
            case JSON_ARRAY -> session.write("[{\"module\":\"message\"}]");
            case EMPTY -> session.write("");
            case INVALID_UTF8 -> session.writeFragments(new byte[] {'{', '"', (byte) 0xC3, '"', '}'});
            case BINARY -> session.writeBinary(new byte[] {0, 1, 2, 3});
        }
    }
}
