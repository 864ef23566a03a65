package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketOpened;
import io.github.camelzoom.websocket.protocol.DropCause;
import io.github.camelzoom.websocket.protocol.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerNewsTest {

    private static final Frame ACCEPTANCE = new Frame.Acceptance(true, "");
    private static final Frame ANSWER = new Frame.HeartbeatAnswer(true, "live");

    private final List<Object> told = new ArrayList<>();
    private final List<ConnectionInput> passed = new ArrayList<>();

    private class Told implements ConnectionListener {
        @Override
        public void onMessage(Frame.Message message, long receivedAt, long generation, boolean overlapping) {
            told.add(message);
        }

        @Override
        public void onHandshake() {
            told.add("handshake");
        }

        @Override
        public void onAnswer(Frame answer) {
            told.add(answer);
        }
    }

    private final class Failing extends Told {
        @Override
        public void onAnswer(Frame answer) {
            throw new IllegalStateException("a listener that fails");
        }
    }

    private void accept(ConnectionListener listener, ConnectionInput... inputs) {
        PeerNews news = new PeerNews(listener, passed::add);
        for (ConnectionInput input : inputs) {
            news.accept(input);
        }
    }

    @Test
    void handshakeAndAnswersAreToldAndEverythingIsPassedOn() {
        ConnectionInput[] inputs = {new SocketOpened(1), new FrameRead(1, ACCEPTANCE), new FrameRead(1, ANSWER)};

        accept(new Told(), inputs);

        assertEquals(List.of("handshake", ACCEPTANCE, ANSWER), told);
        assertEquals(List.of(inputs), passed);
    }

    @Test
    void whatIsNoAnswerIsNotTold() {
        accept(
                new Told(),
                new FrameRead(1, new Frame.Message("{}", null, null)),
                new FrameRead(1, new Frame.Undeliverable(DropCause.NOT_JSON, "")));

        assertEquals(List.of(), told);
        assertEquals(2, passed.size());
    }

    @Test
    void aListenerThatFailsKeepsNothingFromBeingPassedOn() {
        accept(new Failing(), new FrameRead(1, ANSWER));

        assertEquals(1, passed.size());
    }
}
