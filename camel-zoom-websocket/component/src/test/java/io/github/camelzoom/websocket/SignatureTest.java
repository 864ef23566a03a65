package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.MessageForm;
import io.github.camelzoom.websocket.simulator.switches.MessageHeader;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** With a secret token only what is signed with it reaches the route. */
class SignatureTest {

    private static final String EVENT = "{\"event\":\"meeting.started\",\"payload\":{\"object\":{\"topic\":"
            + "\"Test \\uD83D\\uDE92 ? - ’ - – 会議 HOLA\",\"id\":\"85393847045\"}},\"event_ts\":1720707175904}";

    @RegisterExtension
    static ZoomSimulatorExtension zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    final LogCapture log = new LogCapture();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    private void startVerifying() throws Exception {
        route.startAndConnect(zoom.endpointUri("secretToken=RAW(" + zoom.secretToken() + ")"));
    }

    /** A good event as the last one: when it is there, what came before it was judged. */
    private void sendGoodOne() {
        zoom.switches()
                .set(Switch.MESSAGE_FORM, MessageForm.CONTENT_TEXT)
                .set(Switch.MESSAGE_HEADER, MessageHeader.SIGNED);
        zoom.send(EVENT);
        route.awaitReceived(1);
    }

    private void assertOnlyTheGoodOnePassed(int bad) {
        assertEquals(List.of(EVENT), route.bodies());
        assertEquals(bad, route.counters().droppedCount(DropCause.BAD_SIGNATURE));
        assertEquals(1, log.warnings("cause=bad-signature").size());
        assertTrue(log.warnings().get(0).contains("secretToken"), "the line names what to check");
        assertFalse(log.all().contains(zoom.secretToken()), "the secret token is not in the log");
        assertFalse(log.all().contains("HOLA"), "the payload is not in the log");
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageHeader.class,
            names = {"SIGNED", "ESCAPED_SIGNATURE", "NUMERIC_TIMESTAMP", "UPPER_CASE", "MORE_MEMBERS"})
    void aSignedEventPassesInEveryHeaderForm(MessageHeader header) throws Exception {
        startVerifying();
        zoom.switches().set(Switch.MESSAGE_HEADER, header);

        zoom.send(EVENT);
        route.awaitReceived(1);

        assertEquals(List.of(EVENT), route.bodies());
        assertEquals(0, route.counters().droppedCount());
        assertEquals(List.of(), log.warnings());
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageForm.class,
            names = {"CONTENT_TEXT", "REORDERED", "CONTENT_OBJECT"})
    void aSignedEventPassesInEveryFrameForm(MessageForm form) throws Exception {
        startVerifying();
        zoom.switches().set(Switch.MESSAGE_FORM, form);

        zoom.send(EVENT);
        route.awaitReceived(1);

        assertEquals(List.of(EVENT), route.bodies());
    }

    @ParameterizedTest
    @EnumSource(
            value = MessageHeader.class,
            names = {"WRONG_SIGNATURE", "EMPTY", "ABSENT"})
    void anEventWithAWrongOrWithoutASignatureIsDropped(MessageHeader header) throws Exception {
        startVerifying();
        zoom.switches().set(Switch.MESSAGE_HEADER, header);

        zoom.send(EVENT);
        zoom.send(EVENT);
        sendGoodOne();

        assertOnlyTheGoodOnePassed(2);
    }

    static Stream<String> tampered() {
        String frame = zoom.frameOf(EVENT);
        return Stream.of(
                frame.replace("85393847045", "85393847046"),
                frame.replace("HOLA", "hola"),
                frame.replaceAll("(request-timestamp\":\")\\d", "$17"),
                frame.replace("\"v0=", "\"v1="),
                frame.replaceAll("v0=[0-9a-f]{64}", "v0="),
                frame.replaceAll("(v0=[0-9a-f]{63})[0-9a-f]", "$1"),
                frame.replaceAll("(v0=[0-9a-f]{63})[0-9a-f]", "$1x"),
                frame.replaceAll("x-zm-request-timestamp", "x-other"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tampered")
    void aTamperedFrameIsDropped(String frame) throws Exception {
        startVerifying();

        zoom.sendFrame(frame);
        sendGoodOne();

        assertOnlyTheGoodOnePassed(1);
    }

    @Test
    void aBareEventHasNoSignatureAndIsDropped() throws Exception {
        startVerifying();

        zoom.sendFrame(EVENT);
        sendGoodOne();

        assertOnlyTheGoodOnePassed(1);
    }

    @Test
    void withTheClientSecretInPlaceOfTheSecretTokenNothingPassesAndTheLogSaysWhatToCheck() throws Exception {
        route.startAndConnect(zoom.endpointUri("secretToken=RAW(" + zoom.clientSecret() + ")"));

        zoom.send(EVENT);
        eventually().until(() -> route.counters().droppedCount(DropCause.BAD_SIGNATURE) == 1);

        assertEquals(List.of(), route.bodies());
        assertTrue(log.warnings("it is not the client secret").size() == 1, () -> "" + log.warnings());
        assertFalse(log.all().contains(zoom.clientSecret()));
    }

    @Test
    void verificationDoesNotKeepHeartbeatAnswersFromShowingLife() throws Exception {
        route.startAndConnect(zoom.endpointUri(
                "heartbeatInterval=100&livenessTimeout=2000&secretToken=RAW(" + zoom.secretToken() + ")"));

        eventually().until(() -> zoom.truth().connections().get(0).heartbeatCount() > 25);

        assertEquals(1, zoom.truth().connections().size(), "the connection lives on");
    }
}
