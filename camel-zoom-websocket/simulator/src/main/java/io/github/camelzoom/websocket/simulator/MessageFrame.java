package io.github.camelzoom.websocket.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.camelzoom.websocket.simulator.switches.MessageForm;
import io.github.camelzoom.websocket.simulator.switches.MessageHeader;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.github.camelzoom.websocket.simulator.switches.Switches;
import java.io.IOException;
import java.util.Locale;

/** Wraps an event into a message frame and signs it. */
final class MessageFrame {
    private static final String TIMESTAMP = "x-zm-request-timestamp";
    private static final String SIGNATURE = "x-zm-signature";

    private final Switches switches;
    private final Signature signature;

    MessageFrame(Switches switches, String secretToken) {
        this.switches = switches;
        this.signature = new Signature(secretToken);
    }

    /** The frame's text for the event's text. */
    String wrap(String event) {
        MessageForm form = switches.get(Switch.MESSAGE_FORM);
        if (form == MessageForm.BARE) {
            return event;
        }
        return Json.write(json -> {
            json.writeStartObject();
            if (form == MessageForm.REORDERED) {
                writeHeader(json, event);
                json.writeStringField("content", event);
                writeModule(json);
            } else {
                writeModule(json);
                writeContent(json, event, form);
                writeHeader(json, event);
            }
            json.writeEndObject();
        });
    }

    private void writeModule(JsonGenerator json) throws IOException {
        json.writeStringField("module", "message");
        if (switches.get(Switch.MESSAGE_SUCCESS)) {
            json.writeBooleanField("success", true);
        }
    }

    private static void writeContent(JsonGenerator json, String event, MessageForm form) throws IOException {
        json.writeFieldName("content");
        if (form == MessageForm.CONTENT_OBJECT) {
            json.writeRawValue(event);
        } else {
            json.writeString(event);
        }
    }

    private void writeHeader(JsonGenerator json, String event) throws IOException {
        MessageHeader header = switches.get(Switch.MESSAGE_HEADER);
        if (header == MessageHeader.ABSENT) {
            return;
        }
        json.writeObjectFieldStart("header");
        if (header != MessageHeader.EMPTY) {
            writeSignature(json, event, header);
        }
        json.writeEndObject();
    }

    private void writeSignature(JsonGenerator json, String event, MessageHeader header) throws IOException {
        long seconds = System.currentTimeMillis() / 1000;
        String signed = signature.of(Long.toString(seconds), event);
        switch (header) {
            case NUMERIC_TIMESTAMP -> {
                json.writeNumberField(TIMESTAMP, seconds);
                json.writeStringField(SIGNATURE, signed);
            }
            case UPPER_CASE -> {
                json.writeStringField(TIMESTAMP.toUpperCase(Locale.ROOT), Long.toString(seconds));
                json.writeStringField(SIGNATURE.toUpperCase(Locale.ROOT), signed);
            }
            case MORE_MEMBERS -> {
                json.writeStringField("clientid", "simulated");
                json.writeStringField(TIMESTAMP, Long.toString(seconds));
                json.writeStringField("x-zm-trackingid", "v=2.0;clid=sim;rid=WEB_" + Long.toHexString(seconds));
                json.writeStringField(SIGNATURE, signed);
                json.writeStringField("user-agent", "Zoom Marketplace/1.0a");
                json.writeNullField("traceparent");
            }
            default -> {
                json.writeStringField(TIMESTAMP, Long.toString(seconds));
                json.writeStringField(SIGNATURE, disguised(signed, header));
            }
        }
    }

    private static String disguised(String signed, MessageHeader header) {
        return switch (header) {
            case ESCAPED_SIGNATURE -> signed.replace("=", "\\" + "u003d");
            case WRONG_SIGNATURE -> "v0=" + "0".repeat(signed.length() - 3);
            default -> signed;
        };
    }
}
