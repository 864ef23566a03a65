package io.github.camelzoom.websocket.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/** Walks JSON text in one pass, without building a tree and without recursion into what nobody asked for. */
final class JsonText {

    private static final JsonFactory FACTORY = Json.newFactory();

    private JsonText() {}

    /** Takes one member of an object; the parser stands on the member's value. What it leaves unread is skipped. */
    @FunctionalInterface
    interface Member {
        void read(String name, JsonParser value) throws IOException;
    }

    /**
     * Hands the members of the text's outermost object to {@code member}, in the order of the text. Valid JSON that is
     * no object has no members.
     *
     * @param notJson the cause to give when the text, to its last character, is not exactly one JSON value
     * @throws UndeliverableException when the text cannot be read; members may have been handed out before that
     */
    static void read(String text, DropCause notJson, Member member) throws UndeliverableException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new UndeliverableException(notJson, "no text");
            }
            readMembers(parser, member);
            if (parser.nextToken() != null) {
                throw new UndeliverableException(notJson, "more text after the end, at character " + offset(parser));
            }
        } catch (StreamConstraintsException e) {
            throw new UndeliverableException(DropCause.TOO_COMPLEX, "a text of " + text.length() + " characters");
        } catch (JsonProcessingException e) {
            // Jackson's own message may quote the text, so only the position is passed on.
            throw new UndeliverableException(
                    notJson, "at character " + e.getLocation().getCharOffset() + " of " + text.length());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    /** Hands out the members of the value on which the parser stands, and leaves the parser at that value's end. */
    static void readMembers(JsonParser parser, Member member) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            member.read(name, parser);
            parser.skipChildren();
        }
    }

    /** A string's value, or a number exactly as it is written (never by way of a double); otherwise null. */
    static String textOrNumber(JsonParser value) throws IOException {
        JsonToken token = value.currentToken();
        return token == JsonToken.VALUE_STRING || token.isNumeric() ? value.getText() : null;
    }

    /** As {@link #textOrNumber}, but an empty text is as good as none. */
    static String identifier(JsonParser value) throws IOException {
        String text = textOrNumber(value);
        return text == null || text.isEmpty() ? null : text;
    }

    /** Where the token on which the parser stands begins, in characters from the start of the text. */
    static int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }
}
