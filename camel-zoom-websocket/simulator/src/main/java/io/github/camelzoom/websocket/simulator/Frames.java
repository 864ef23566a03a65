package io.github.camelzoom.websocket.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelzoom.websocket.simulator.switches.HeartbeatAnswer;
import io.github.camelzoom.websocket.simulator.switches.SuccessContent;

/** The texts of Zoom's frames other than events. */
final class Frames {
    static final String DISPLACED = "Connected in another place";

    private Frames() {}

    static String accepted(SuccessContent content) {
        return Json.write(json -> {
            begin(json, "build_connection", true);
            switch (content) {
                case EMPTY_TEXT -> json.writeStringField("content", "");
                case TEXT -> json.writeStringField("content", "success");
                case OBJECT -> emptyObject(json, "content");
                case ABSENT -> {}
            }
            end(json);
        });
    }

    static String refused(String text) {
        return answer("build_connection", false, text);
    }

    /** The answer to a heartbeat, null for none. */
    static String heartbeat(HeartbeatAnswer answer) {
        return switch (answer) {
            case LIVE -> answer("heartbeat", true, "live");
            case REFUSED -> answer("heartbeat", false, "Invalid Token");
            case MISSING -> null;
        };
    }

    private static String answer(String module, boolean success, String content) {
        return Json.write(json -> {
            begin(json, module, success);
            json.writeStringField("content", content);
            end(json);
        });
    }

    private static void begin(JsonGenerator json, String module, boolean success) throws java.io.IOException {
        json.writeStartObject();
        json.writeStringField("module", module);
        json.writeBooleanField("success", success);
    }

    private static void end(JsonGenerator json) throws java.io.IOException {
        emptyObject(json, "header");
        json.writeEndObject();
    }

    private static void emptyObject(JsonGenerator json, String name) throws java.io.IOException {
        json.writeObjectFieldStart(name);
        json.writeEndObject();
    }
}
