package io.github.camelzoom.websocket.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the text of one WebSocket message from Zoom. Stateless; any thread may use it. */
public final class FrameReader {

    /** How much of a refusal or a module's name is worth a log line, in characters. */
    private static final int MAX_SHOWN = 200;

    private final String text;
    private String module;
    private Boolean success;
    private String content;
    private boolean bareEvent;
    private String timestamp;
    private String signature;

    private FrameReader(String text) {
        this.text = text;
    }

    /**
     * Tells what a message is.
     *
     * @param bytes UTF-8, which will be overwritten from {@code offset} for {@code length} bytes; nobody else may use it
     */
    public static Frame read(byte[] bytes, int offset, int length) {
        Frame usual = QuickFrameReader.read(bytes, offset, length);
        if (usual != null) {
            return usual;
        }
        try {
            return read(decode(bytes, offset, length));
        } catch (CharacterCodingException e) {
            return new Frame.Undeliverable(DropCause.INVALID_UTF8, length + " bytes");
        }
    }

    private static String decode(byte[] bytes, int offset, int length) throws CharacterCodingException {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        // the quick decoder replaces what is malformed; only when it may have done so is the strict one asked
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, offset, length))
                .toString();
    }

    /**
     * Tells what a text is. Throws for no text whatsoever: what cannot be used comes back as
     * {@link Frame.Undeliverable}.
     */
    public static Frame read(String text) {
        try {
            FrameReader reader = new FrameReader(text);
            JsonText.read(text, DropCause.NOT_JSON, reader::member);
            return reader.frame();
        } catch (UndeliverableException e) {
            return new Frame.Undeliverable(e.reason(), e.detail());
        }
    }

    /** Members come in any order; of a repeated one the last counts, as with every common JSON reader. */
    private void member(String name, JsonParser value) throws IOException {
        switch (name) {
            case "module" -> module = value.hasToken(JsonToken.VALUE_STRING) ? value.getText() : null;
            case "success" -> success = truth(value);
            case "content" -> content = contentOf(value);
            case "event" -> bareEvent = value.hasToken(JsonToken.VALUE_STRING);
            case "header" -> {
                timestamp = null;
                signature = null;
                JsonText.readMembers(value, this::headerMember);
            }
            default -> {}
        }
    }

    private void headerMember(String name, JsonParser value) throws IOException {
        if (name.equalsIgnoreCase("x-zm-request-timestamp")) {
            timestamp = JsonText.textOrNumber(value);
        } else if (name.equalsIgnoreCase("x-zm-signature")) {
            signature = JsonText.textOrNumber(value);
        }
    }

    private static Boolean truth(JsonParser value) throws IOException {
        return switch (value.currentToken()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_STRING ->
                switch (value.getText()) {
                    case "true" -> Boolean.TRUE;
                    case "false" -> Boolean.FALSE;
                    default -> null;
                };
            default -> null;
        };
    }

    /** Content that is not packed into a string is cut out of the frame as it stands, never written anew. */
    private String contentOf(JsonParser value) throws IOException {
        return switch (value.currentToken()) {
            case VALUE_NULL -> null;
            case START_OBJECT, START_ARRAY -> {
                int start = JsonText.offset(value);
                value.skipChildren();
                yield text.substring(start, JsonText.offset(value) + 1);
            }
            default -> value.getText();
        };
    }

    private Frame frame() {
        if (module == null) {
            return withoutModule();
        }
        return switch (module) {
            case "build_connection" ->
                success == null
                        ? new Frame.Undeliverable(DropCause.NO_VERDICT, "module build_connection")
                        : new Frame.Acceptance(success, shown(content));
            case "heartbeat" -> new Frame.HeartbeatAnswer(success == null || success, shown(content));
            case "message" -> message();
            default -> new Frame.Undeliverable(DropCause.UNKNOWN_MODULE, "module " + shown(module));
        };
    }

    private Frame withoutModule() {
        if (bareEvent) {
            return new Frame.Message(text, timestamp, signature);
        }
        return refused()
                ? new Frame.Refused(shown(content))
                : new Frame.Undeliverable(DropCause.NO_MODULE, "a frame of " + text.length() + " characters");
    }

    private Frame message() {
        if (refused()) {
            return new Frame.Refused(shown(content));
        }
        return content == null
                ? new Frame.Undeliverable(DropCause.NO_CONTENT, "module message")
                : new Frame.Message(content, timestamp, signature);
    }

    /** An event marked as failed is still an event, and losing one is worse than a superfluous one. */
    private boolean refused() {
        return Boolean.FALSE.equals(success)
                && (content == null || !content.stripLeading().startsWith("{"));
    }

    /** For people: one short line, whatever the peer sent. */
    private static String shown(String text) {
        if (text == null) {
            return "";
        }
        String shortened = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
        return shortened.replaceAll("[\\p{IsControl}\\u2028\\u2029]+", " ");
    }
}
