package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.apache.camel.builder.Builder.header;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomRoute.Received;
import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.MessageForm;
import io.github.camelzoom.websocket.simulator.switches.MessageHeader;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route gets of each event, over real sockets. */
class EventDeliveryTest {

    private static final String COMPLETE = "{\"event\":\"meeting.started\",\"event_ts\":1720707175904,"
            + "\"payload\":{\"account_id\":\"VjZoEArIT5y-HlWxkV-tVA\",\"object\":{\"id\":85393847045,"
            + "\"uuid\":\"jUh5o3dKQIytvcsfTtKBlg==\",\"host_id\":\"8lzIwvZTSOqjndWPbPqzuA\",\"topic\":\"Daily\"}}}";

    private static final int MIB = 1024 * 1024;

    @RegisterExtension
    static ZoomSimulatorExtension zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private static String event(String type, int number) {
        return "{\"event\":\"" + type + "\",\"event_ts\":" + (1_720_707_175_000L + number)
                + ",\"payload\":{\"account_id\":\"A\",\"object\":{\"id\":\"" + number + "\"}}}";
    }

    private Received receive(String content) {
        zoom.send(content);
        route.awaitReceived(1);
        return route.received().get(0);
    }

    // body

    @ParameterizedTest
    @ValueSource(
            strings = {
                COMPLETE,
                "{\"event\":\"a.b\",\"payload\":{\"object\":{\"topic\":\"Größe · 会議 · 🚒 · \u2028 end\"}}}",
                "{\"event\":\"a.b\",\"payload\":{\"object\":{\"topic\":\"\\uD83D\\uDE92 \\u00fc \\/ \\\\ \\\" \\n\"}}}",
                "{\"event\":\"a.b\",\"payload\":{\"object\":{\"topic\":\"half of a pair: \\uD83D\"}}}",
                "{\"payload\":{\"object\":{\"z\":1,\"a\":2}},\"event_ts\":1,\"event\":\"a.b\"}",
                " {\t\"event\" : \"a.b\" ,\r\n \"payload\" : { \"n\" : 1.50E+3, \"m\" : 12345678901234567890 } } ",
                "{\"event\":\"a.b\",\"event\":\"a.b\",\"payload\":null,\"unknown\":[[],{},\"\"]}"
            })
    void theBodyIsTheTextThatZoomSentCharacterByCharacter(String content) throws Exception {
        route.startAndConnect(zoom.endpointUri());

        assertEquals(content, receive(content).body());
    }

    // headers

    @Test
    void theHeadersTellWhatAnEventIsAbout() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        long before = System.currentTimeMillis();

        Received got = receive(COMPLETE);

        long arrival = (Long) got.header("CamelZoomReceivedTimestamp");
        assertAll(
                () -> assertEquals("meeting.started", got.header("CamelZoomEvent")),
                () -> assertEquals(1720707175904L, got.header("CamelZoomEventTimestamp")),
                () -> assertEquals(1720707175904L, got.header(Exchange.MESSAGE_TIMESTAMP)),
                () -> assertEquals("VjZoEArIT5y-HlWxkV-tVA", got.header("CamelZoomAccountId")),
                () -> assertEquals("85393847045", got.header("CamelZoomObjectId"), "as text, though sent as a number"),
                () -> assertEquals("jUh5o3dKQIytvcsfTtKBlg==", got.header("CamelZoomObjectUuid")),
                () -> assertEquals("8lzIwvZTSOqjndWPbPqzuA", got.header("CamelZoomHostId")),
                () -> assertEquals(zoom.subscriptionId(), got.header("CamelZoomSubscriptionId")),
                () -> assertTrue(
                        arrival >= before - 50 && arrival <= System.currentTimeMillis() + 50,
                        "arrival is now, but was off by " + (arrival - before) + " ms"));
    }

    @Test
    void headersAreAbsentWhenTheEventDoesNotSay() throws Exception {
        route.startAndConnect(zoom.endpointUri());

        Received got = receive("{\"event\":\"something.new\"}");

        assertEquals(
                Set.of(
                        "CamelZoomEvent",
                        "CamelZoomReceivedTimestamp",
                        "CamelZoomEventId",
                        "CamelZoomSubscriptionId",
                        Exchange.MESSAGE_TIMESTAMP),
                got.headers().keySet());
        assertEquals(
                got.header("CamelZoomReceivedTimestamp"),
                got.header(Exchange.MESSAGE_TIMESTAMP),
                "without event_ts the message's time is its arrival");
    }

    @Test
    void theEventIdIsTheSameForTheSameTextInEveryProcess() throws Exception {
        route.startAndConnect(zoom.endpointUri());

        zoom.send(COMPLETE);
        zoom.send(COMPLETE);
        zoom.send(COMPLETE + " ");
        route.awaitReceived(3);

        List<Object> ids = route.received().stream()
                .map(got -> got.header("CamelZoomEventId"))
                .toList();
        assertEquals("dc4b6db536648020529c10379239dc99", ids.get(0), "computed once, elsewhere");
        assertEquals(ids.get(0), ids.get(1));
        assertNotEquals(ids.get(0), ids.get(2));
    }

    // order, filter, counters

    @Test
    void twoThousandEventsArriveInTheOrderOfTheirSending() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        List<String> sent = IntStream.range(0, 2000)
                .mapToObj(n -> event("meeting.started", n))
                .toList();

        sent.forEach(zoom::offer);
        route.awaitReceived(sent.size());

        assertEquals(sent, route.bodies());
        eventually().until(() -> route.counters().completedCount() == sent.size());
        assertEquals(0, route.consumer().pendingEvents());
    }

    @Test
    void onlyTheEventsAskedForAreRouted() throws Exception {
        route.startAndConnect(zoom.endpointUri("events=meeting.*,!meeting.*_qos,recording.completed"));

        List<String> types = List.of(
                "meeting.started",
                "meeting.participant_qos",
                "webinar.started",
                "recording.completed",
                "recording.started",
                "meeting.ended");
        types.forEach(type -> zoom.send(event(type, 1)));
        route.awaitReceived(3);

        assertEquals(
                List.of("meeting.started", "recording.completed", "meeting.ended"),
                route.received().stream()
                        .map(got -> got.header("CamelZoomEvent"))
                        .toList());
        eventually().until(() -> route.counters().completedCount() == 3);
        assertEquals(6, route.counters().receivedCount());
        assertEquals(3, route.counters().filteredCount());
        assertEquals(0, route.counters().droppedCount());
    }

    @Test
    void whatBecameOfTheEventsIsReadOverJmx() throws Exception {
        try (DefaultCamelContext managed = new DefaultCamelContext()) {
            RouteBuilder.addRoutes(managed, routes -> routes.from(zoom.endpointUri("events=meeting.*"))
                    .filter(header("CamelZoomObjectId").isEqualTo("13"))
                    .throwException(new IllegalStateException("unlucky")));
            managed.start();
            eventually().until(() -> "Connected".equals(overJmx(managed, "ConnectionState")));

            zoom.send(event("meeting.started", 1));
            zoom.send(event("meeting.started", 13));
            zoom.send(event("webinar.started", 2));
            zoom.sendFrame("no JSON");
            eventually().until(() -> Long.valueOf(1).equals(overJmx(managed, "DroppedFrames")));
            eventually().until(() -> Integer.valueOf(0).equals(overJmx(managed, "PendingEvents")));

            assertEquals(3L, overJmx(managed, "ReceivedEvents"));
            assertEquals(1L, overJmx(managed, "FilteredEvents"));
            assertEquals(1L, overJmx(managed, "CompletedEvents"));
            assertEquals(1L, overJmx(managed, "FailedEvents"));
        }
    }

    private static Object overJmx(DefaultCamelContext managed, String attribute) throws Exception {
        MBeanServer server =
                managed.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName endpoint = server
                .queryNames(
                        new ObjectName("org.apache.camel:context=" + managed.getManagementName() + ",type=endpoints,*"),
                        null)
                .stream()
                .filter(name -> name.getKeyProperty("name").contains("zoom-ws"))
                .findFirst()
                .orElseThrow();
        return server.getAttribute(endpoint, attribute);
    }

    // wire forms

    @ParameterizedTest
    @EnumSource(MessageForm.class)
    void anEventArrivesHoweverItIsWrapped(MessageForm form) throws Exception {
        zoom.switches().set(Switch.MESSAGE_FORM, form);
        route.startAndConnect(zoom.endpointUri());

        Received got = receive(COMPLETE);

        assertEquals(COMPLETE, got.body());
        assertEquals("85393847045", got.header("CamelZoomObjectId"));
    }

    @ParameterizedTest
    @EnumSource(MessageHeader.class)
    void withoutASecretTokenEveryHeaderFormIsTaken(MessageHeader header) throws Exception {
        zoom.switches().set(Switch.MESSAGE_HEADER, header);
        route.startAndConnect(zoom.endpointUri());

        assertEquals(COMPLETE, receive(COMPLETE).body());
    }

    @Test
    void aSuccessMemberInAnEventFrameChangesNothing() throws Exception {
        zoom.switches().set(Switch.MESSAGE_SUCCESS, true);
        route.startAndConnect(zoom.endpointUri());

        assertEquals(COMPLETE, receive(COMPLETE).body());
    }

    @Test
    void anEventMayBeCutIntoFramesAtEveryByte() throws Exception {
        String content = "{\"event\":\"a.b\",\"payload\":{\"t\":\"é会🚒\"}}";
        String frame = zoom.frameOf(content);
        int cuts = frame.getBytes(StandardCharsets.UTF_8).length - 1;
        route.startAndConnect(zoom.endpointUri());

        IntStream.rangeClosed(1, cuts).forEach(offset -> zoom.sendFragmented(frame, offset));
        route.awaitReceived(cuts);

        assertEquals(Collections.nCopies(cuts, content), route.bodies());
    }

    @Test
    void anEventMayComeByteByByte() throws Exception {
        zoom.switches().set(Switch.FRAGMENT_SIZE, 1);
        route.startAndConnect(zoom.endpointUri());
        String content = "{\"event\":\"a.b\",\"payload\":{\"t\":\"é会🚒\"}}";

        assertEquals(content, receive(content).body());
        assertEquals(1, zoom.truth().connections().size(), "the frame of acceptance came in pieces, too");
    }

    @Test
    void aCompressedConnectionDeliversTheSame() throws Exception {
        route.context()
                .getRegistry()
                .bind("compressing", new WebSocketClientOptions().setTryUsePerMessageCompression(true));
        route.startAndConnect(zoom.endpointUri("webSocketClientOptions=#compressing"));
        String large = large(MIB);

        zoom.send(COMPLETE);
        zoom.send(large);
        route.awaitReceived(2);

        assertEquals(List.of(COMPLETE, large), route.bodies());
        String offered = zoom.truth().connections().get(0).headers().getOrDefault("sec-websocket-extensions", "");
        assertTrue(offered.contains("deflate"), "compression was to be tried, but offered was: " + offered);
    }

    // sizes

    private static String large(int bytes) {
        return "{\"event\":\"recording.completed\",\"payload\":{\"object\":{\"id\":\"1\",\"filler\":\""
                + "x".repeat(bytes) + "\"}}}";
    }

    @Test
    void anEventOfFiveMebibytesIsDelivered() throws Exception {
        route.startAndConnect(zoom.endpointUri());
        String content = large(5 * MIB);

        assertEquals(content, receive(content).body());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000})
    void whatIsLargerThanMaxMessageSizeIsCountedAndTheStreamGoesOn(int fragmentSize) throws Exception {
        route.startAndConnect(zoom.endpointUri("maxMessageSize=2000"));
        zoom.switches().set(Switch.FRAGMENT_SIZE, fragmentSize);

        zoom.send(event("a.b", 1));
        zoom.send(large(5000));
        zoom.send(event("a.b", 2));
        route.awaitReceived(2);

        assertEquals(List.of(event("a.b", 1), event("a.b", 2)), route.bodies());
        assertEquals(1, route.counters().droppedCount(DropCause.TOO_LARGE));
        assertEquals(1, zoom.truth().connections().size(), "the connection lives on");
    }

    @Test
    void aMessageOfExactlyMaxMessageSizeIsDelivered() throws Exception {
        int size = zoom.frameOf(COMPLETE).getBytes(StandardCharsets.UTF_8).length;
        route.startAndConnect(zoom.endpointUri("maxMessageSize=" + size));

        assertEquals(COMPLETE, receive(COMPLETE).body());
    }

    // conversions

    @Test
    void aRouteMayTakeTheEventInOtherShapes() throws Exception {
        Map<String, Object> shapes = new ConcurrentHashMap<>();
        route.start(
                routes -> routes.from(zoom.endpointUri()).routeId(ZoomRoute.ID).process(exchange -> {
                    Message message = exchange.getMessage();
                    shapes.put("event", message.getBody(ZoomEvent.class));
                    shapes.put("map", message.getBody(Map.class));
                    shapes.put("node", message.getBody(JsonNode.class));
                    shapes.put("bytes", message.getBody(byte[].class));
                    shapes.put("stream", message.getBody(InputStream.class).readAllBytes());
                    route.note(exchange);
                }));
        route.awaitConnected();

        receive(COMPLETE);

        ZoomEvent event = (ZoomEvent) shapes.get("event");
        Map<?, ?> object = (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) shapes.get("map")).get("payload")).get("object");
        byte[] utf8 = COMPLETE.getBytes(StandardCharsets.UTF_8);
        assertAll(
                () -> assertEquals("meeting.started", event.type()),
                () -> assertEquals("Daily", event.object().path("topic").asText()),
                () -> assertEquals(85393847045L, object.get("id")),
                () -> assertEquals(
                        "Daily",
                        ((JsonNode) shapes.get("node"))
                                .at("/payload/object/topic")
                                .asText()),
                () -> assertTrue(Arrays.equals(utf8, (byte[]) shapes.get("bytes"))),
                () -> assertTrue(Arrays.equals(utf8, (byte[]) shapes.get("stream"))));
    }

    @Test
    void anEventWithoutPayloadIsStillAnEvent() throws Exception {
        route.startAndConnect(zoom.endpointUri());

        Received got = receive("{\"event\":\"a.b\",\"event_ts\":5}");

        assertEquals(5L, got.header("CamelZoomEventTimestamp"));
        assertNull(got.header("CamelZoomObjectId"));
        assertFalse(got.headers().containsKey("CamelZoomAccountId"));
    }
}
