package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.connection.ConnectionState.Connected;
import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.OddFrame;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in that is no event: counted, told without its payload, and nothing else is lost. */
class UndeliverableFramesTest {

    /** Stands for what must never be logged of a frame: names, download tokens. */
    private static final String PERSONAL = "Jane-Doe-personal";

    private static final String BEFORE = "{\"event\":\"meeting.started\",\"payload\":{}}";
    private static final String AFTER = "{\"event\":\"meeting.ended\",\"payload\":{}}";

    @RegisterExtension
    static ZoomSimulatorExtension zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final LogCapture log = new LogCapture();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    static Stream<Arguments> badFrames() {
        return Stream.of(
                bad("text that is no JSON", DropCause.NOT_JSON, text("hello " + PERSONAL)),
                bad("JSON cut short", DropCause.NOT_JSON, text("{\"module\":\"message\",\"content\":\"" + PERSONAL)),
                bad("two JSON values", DropCause.NOT_JSON, text("{\"module\":\"heartbeat\"} \"" + PERSONAL + "\"")),
                bad("no text at all", DropCause.NOT_JSON, text("")),
                bad("no module", DropCause.NO_MODULE, text("{\"content\":\"" + PERSONAL + "\"}")),
                bad("a module that is no text", DropCause.NO_MODULE, text("{\"module\":7,\"x\":\"" + PERSONAL + "\"}")),
                bad("a JSON array", DropCause.NO_MODULE, text("[\"" + PERSONAL + "\"]")),
                bad("a JSON string", DropCause.NO_MODULE, text("\"" + PERSONAL + "\"")),
                bad(
                        "an unknown module",
                        DropCause.UNKNOWN_MODULE,
                        text("{\"module\":\"announcement\",\"content\":\"" + PERSONAL + "\"}")),
                bad("no content", DropCause.NO_CONTENT, text("{\"module\":\"message\",\"x\":\"" + PERSONAL + "\"}")),
                bad("content that is no JSON", DropCause.CONTENT_NOT_JSON, content("<b>" + PERSONAL + "</b>")),
                bad("content cut short", DropCause.CONTENT_NOT_JSON, content("{\"event\":\"" + PERSONAL)),
                bad("content without a type", DropCause.NO_EVENT_TYPE, content("{\"x\":\"" + PERSONAL + "\"}")),
                bad(
                        "a type that is no text",
                        DropCause.NO_EVENT_TYPE,
                        content("{\"event\":1,\"x\":\"" + PERSONAL + "\"}")),
                bad("content that is an array", DropCause.NO_EVENT_TYPE, content("[\"" + PERSONAL + "\"]")),
                bad("JSON of bottomless depth", DropCause.TOO_COMPLEX, text("[".repeat(100_000) + PERSONAL)),
                bad(
                        "no verdict",
                        DropCause.NO_VERDICT,
                        text("{\"module\":\"build_connection\",\"x\":\"" + PERSONAL + "\"}")),
                bad("bytes that are not UTF-8", DropCause.INVALID_UTF8, sent -> sent.sendTextBytes(notUtf8())),
                bad(
                        "a binary frame",
                        DropCause.BINARY_FRAME,
                        sent -> sent.sendBinary(BEFORE.getBytes(StandardCharsets.UTF_8))),
                bad(
                        "a text of nine million bytes",
                        DropCause.TOO_LARGE,
                        sent -> sent.sendFrame(
                                sent.frameOf("{\"event\":\"" + PERSONAL + "x".repeat(9_000_000) + "\"}"))));
    }

    private static Arguments bad(String name, DropCause cause, Consumer<ZoomSimulator> sending) {
        return Arguments.argumentSet(name, cause, sending);
    }

    private static Consumer<ZoomSimulator> text(String frame) {
        return sent -> sent.sendFrame(frame);
    }

    private static Consumer<ZoomSimulator> content(String content) {
        return sent -> sent.sendFrame(sent.frameOf(content));
    }

    private static byte[] notUtf8() {
        byte[] bytes = ("{\"event\":\"" + PERSONAL + "?\"}").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xC3;
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("badFrames")
    void aBadFrameIsCountedAndToldOnceWhileTheStreamGoesOn(DropCause cause, Consumer<ZoomSimulator> sending)
            throws Exception {
        route.startAndConnect(zoom.endpointUri());

        zoom.send(BEFORE);
        IntStream.range(0, 3).forEach(time -> sending.accept(zoom));
        zoom.send(AFTER);
        route.awaitReceived(2);

        assertEquals(List.of(BEFORE, AFTER), route.bodies());
        assertEquals(3, route.counters().droppedCount(cause));
        assertEquals(3, route.counters().droppedCount(), "nothing is counted under another cause");
        assertInstanceOf(Connected.class, route.state());
        assertEquals(1, zoom.truth().connections().size(), "the connection lives on");

        assertEquals(1, log.warnings().size(), () -> "one line only, but there are " + log.warnings());
        String line = log.warnings().get(0);
        assertTrue(line.contains("cause=" + cause.label()), line);
        assertTrue(line.contains(zoom.subscriptionId()), line);
        assertTrue(line.contains(cause.cure()), line);
        assertFalse(log.all().contains(PERSONAL), "no line holds the payload");
    }

    @ParameterizedTest
    @EnumSource(value = OddFrame.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void anOddFrameBeforeEachEventCostsNoEvent(OddFrame odd) throws Exception {
        zoom.switches().set(Switch.ODD_FRAME, odd);
        route.startAndConnect(zoom.endpointUri());
        List<String> sent = IntStream.range(0, 50)
                .mapToObj(n -> "{\"event\":\"a.b\",\"event_ts\":" + n + "}")
                .toList();

        sent.forEach(zoom::send);
        route.awaitReceived(sent.size());

        assertEquals(sent, route.bodies());
        assertEquals(sent.size(), route.counters().droppedCount());
        assertEquals(1, log.warnings("Not delivered").size());
    }

    @Test
    void eachCauseHasItsOwnLine() throws Exception {
        route.startAndConnect(zoom.endpointUri());

        for (int round = 0; round < 2; round++) {
            zoom.sendFrame("no JSON");
            zoom.sendFrame("{}");
            zoom.sendBinary(new byte[] {1});
        }
        eventually().until(() -> route.counters().droppedCount() == 6);

        assertEquals(1, log.warnings("cause=not-json").size());
        assertEquals(1, log.warnings("cause=no-module").size());
        assertEquals(1, log.warnings("cause=binary-frame").size());
        assertEquals(3, log.warnings().size());
    }
}
