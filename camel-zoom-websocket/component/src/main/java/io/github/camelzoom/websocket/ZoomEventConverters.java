package io.github.camelzoom.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;

/**
 * What an event's text turns into when a route asks for it. Text to bytes and streams is Camel's own, text to
 * {@link JsonNode} is camel-jackson's; neither is repeated here.
 */
@Converter(generateLoader = true)
public final class ZoomEventConverters {

    /** The header that every event of this component carries, and no other exchange. */
    private static final String EVENT_HEADER = ZoomWsConstants.EVENT;

    private ZoomEventConverters() {}

    /** Any text may be tried, since nobody asks for this type by accident. */
    @Converter
    public static ZoomEvent toZoomEvent(String text) {
        try {
            return ZoomEvent.parse(text);
        } catch (IllegalArgumentException e) {
            throw failed(text, ZoomEvent.class, e);
        }
    }

    /**
     * A new map of an event's text. For an exchange that is no event of this component it gives null, which to Camel
     * means "cannot convert": in routes that have nothing to do with Zoom, text to map works, or fails, as it would
     * without this component. So it does when the route has replaced the event by a text that is no JSON object.
     */
    @Converter
    public static Map<String, Object> toMap(String text, Exchange exchange) {
        if (exchange == null
                || exchange.getMessage().getHeader(EVENT_HEADER) == null
                || !text.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            return EventJson.map(text);
        } catch (IllegalArgumentException e) {
            throw failed(text, Map.class, e);
        }
    }

    /** A new map, which the route may change. */
    @Converter
    public static Map<String, Object> toMap(ZoomEvent event) {
        return EventJson.map(event.text());
    }

    /** A new tree, which the route may change. */
    @Converter
    public static JsonNode toJsonNode(ZoomEvent event) {
        return EventJson.tree(event.text());
    }

    /** The text as received. */
    @Converter
    public static String toText(ZoomEvent event) {
        return event.text();
    }

    /** The text as received, in UTF-8. */
    @Converter
    public static byte[] toBytes(ZoomEvent event) {
        return event.text().getBytes(StandardCharsets.UTF_8);
    }

    /** The text as received, in UTF-8. */
    @Converter
    public static InputStream toInputStream(ZoomEvent event) {
        return new ByteArrayInputStream(toBytes(event));
    }

    /** Camel would put the value into the exception's message, and with it what the event holds of secrets. */
    private static TypeConversionException failed(String text, Class<?> type, IllegalArgumentException cause) {
        return new TypeConversionException("text of " + text.length() + " characters", type, cause);
    }
}
