package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.component.jackson.JacksonConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs with camel-jackson on the class path, whose converters have a say in the same types. */
class ZoomEventConvertersTest {

    private static final String EVENT = """
            {"event":"meeting.started","payload":{"account_id":"A","object":{"id":123456789012345678901234567890,\
            "score":1.100000000000000000001,"topic":"Zoë 🚒","list":[1,null,true]}}}""";

    private CamelContext context;

    @BeforeEach
    void start() {
        context = new DefaultCamelContext();
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void anEventsTextBecomesATypedEvent() {
        ZoomEvent event = event(EVENT).getMessage().getBody(ZoomEvent.class);

        assertEquals("meeting.started", event.type());
    }

    @Test
    void anEventsTextBecomesAMapThatLosesNoDigit() {
        Map<?, ?> map = event(EVENT).getMessage().getBody(Map.class);

        Map<?, ?> object = (Map<?, ?>) ((Map<?, ?>) map.get("payload")).get("object");
        assertEquals(new BigInteger("123456789012345678901234567890"), object.get("id"));
        assertEquals(new BigDecimal("1.100000000000000000001"), object.get("score"));
        assertEquals("Zoë 🚒", object.get("topic"));
        assertEquals(List.of("event", "payload"), List.copyOf(map.keySet()));
    }

    @Test
    void anEventsTextBecomesATreeBytesAndAStream() throws Exception {
        Exchange exchange = event(EVENT);

        assertEquals(
                "meeting.started",
                exchange.getMessage().getBody(JsonNode.class).path("event").textValue());
        assertArrayEquals(
                EVENT.getBytes(StandardCharsets.UTF_8), exchange.getMessage().getBody(byte[].class));
        try (InputStream stream = exchange.getMessage().getBody(InputStream.class)) {
            assertEquals(EVENT, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aTypedEventBecomesTextBytesStreamTreeAndMap() throws Exception {
        Exchange exchange = plain(ZoomEvent.parse(EVENT));

        assertEquals(EVENT, exchange.getMessage().getBody(String.class));
        assertArrayEquals(
                EVENT.getBytes(StandardCharsets.UTF_8), exchange.getMessage().getBody(byte[].class));
        try (InputStream stream = exchange.getMessage().getBody(InputStream.class)) {
            assertEquals(EVENT, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals("meeting.started", exchange.getMessage().getBody(Map.class).get("event"));
        JsonNode tree = exchange.getMessage().getBody(JsonNode.class);
        assertEquals("A", tree.path("payload").path("account_id").textValue());
        assertNotSame(tree, exchange.getMessage().getBody(JsonNode.class), "each route may change its own");
    }

    @Test
    void otherRoutesConvertTextAsTheyWouldWithoutThisComponent() throws Exception {
        try (DefaultCamelContext without = new DefaultCamelContext()) {
            without.start();
            assertTrue(without.getTypeConverterRegistry().removeTypeConverter(Map.class, String.class));
            List<Class<?>> types = List.of(
                    Map.class,
                    HashMap.class,
                    LinkedHashMap.class,
                    TreeMap.class,
                    Properties.class,
                    JsonNode.class,
                    List.class,
                    Collection.class,
                    Iterable.class,
                    Object.class,
                    byte[].class,
                    InputStream.class,
                    Integer.class,
                    Cloneable.class);
            for (int round = 1; round <= 2; round++) {
                for (Object body : List.of(EVENT, "plain text", "", "7", "[1]", 7, List.of("a"))) {
                    for (Class<?> type : types) {
                        assertEquals(
                                outcome(without, type, body),
                                outcome(context, type, body),
                                body + " to " + type + ", round " + round);
                    }
                }
            }
        }
    }

    @Test
    void otherRoutesFailuresDoNotSpoilEventsAndTheOtherWayRound() {
        for (int round = 1; round <= 3; round++) {
            assertNull(plain(EVENT).getMessage().getBody(Map.class));
            assertThrows(NoTypeConversionAvailableException.class, () -> converter()
                    .mandatoryConvertTo(Map.class, plain(EVENT), EVENT));
            assertNull(converter().tryConvertTo(Map.class, plain(EVENT), EVENT));
            assertNull(converter().convertTo(Map.class, EVENT));
            assertEquals(
                    "meeting.started",
                    event(EVENT).getMessage().getBody(Map.class).get("event"));
        }
    }

    @Test
    void aTextThatReplacedTheEventIsNotTakenForOne() {
        assertNull(event("done: 7 rows").getMessage().getBody(Map.class));
        assertNull(event("").getMessage().getBody(Map.class));
    }

    @Test
    void camelJacksonsOwnConverterGoesOnWorkingWhenItIsSwitchedOn() {
        context.getGlobalOptions().put(JacksonConstants.ENABLE_TYPE_CONVERTER, "true");
        context.getGlobalOptions().put(JacksonConstants.TYPE_CONVERTER_TO_POJO, "true");

        for (int round = 1; round <= 2; round++) {
            assertEquals(
                    "meeting.started",
                    plain(EVENT).getMessage().getBody(Map.class).get("event"));
            assertEquals(
                    "meeting.started",
                    event(EVENT).getMessage().getBody(Map.class).get("event"));
            assertEquals(
                    "meeting.started",
                    event(EVENT).getMessage().getBody(ZoomEvent.class).type());
            assertEquals(EVENT, plain(ZoomEvent.parse(EVENT)).getMessage().getBody(String.class));
        }
    }

    @Test
    void aFailedConversionDoesNotShowTheText() {
        String broken = "{\"event\":\"a\",\"download_token\":\"s3cret\"";
        for (Class<?> type : List.of(ZoomEvent.class, Map.class)) {
            Exchange exchange = event(broken);
            TypeConversionException failure = assertThrows(
                    TypeConversionException.class, () -> exchange.getMessage().getBody(type));
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertFalse(String.valueOf(cause).contains("s3cret"), cause.toString());
            }
            assertInstanceOf(IllegalArgumentException.class, failure.getCause());
        }
    }

    private TypeConverter converter() {
        return context.getTypeConverter();
    }

    /** Type and text of what a conversion gives, or its failure's type. */
    private static String outcome(CamelContext context, Class<?> type, Object body) {
        TypeConverterRegistry converters = context.getTypeConverterRegistry();
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        try {
            Object optional = exchange.getMessage().getBody(type);
            Object mandatory = ((TypeConverter) converters).mandatoryConvertTo(type, exchange, body);
            return describe(optional) + " / " + describe(mandatory);
        } catch (Exception e) {
            return e.getClass().getName();
        }
    }

    private static String describe(Object result) {
        return result == null
                ? "null"
                : result.getClass().getName() + (result instanceof String || result instanceof Number ? result : "");
    }

    private Exchange plain(Object body) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        return exchange;
    }

    private Exchange event(String body) {
        Exchange exchange = plain(body);
        exchange.getMessage().setHeader("CamelZoomEvent", "meeting.started");
        return exchange;
    }
}
