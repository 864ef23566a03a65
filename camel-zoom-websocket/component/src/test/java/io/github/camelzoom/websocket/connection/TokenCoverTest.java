package io.github.camelzoom.websocket.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketOpened;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.protocol.Frame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenCoverTest {

    private static final String TOKEN = "an.opaque-token_of/no+known=form";

    private final List<ConnectionInput> passed = new ArrayList<>();
    private final TokenCover cover = new TokenCover(ZoomToken.of(TOKEN), passed::add);

    private ConnectionInput through(ConnectionInput input) {
        passed.clear();
        cover.accept(input);
        assertEquals(1, passed.size());
        return passed.get(0);
    }

    private Frame through(Frame frame) {
        return ((FrameRead) through(new FrameRead(1, frame))).frame();
    }

    @Test
    void theTokenIsCoveredInEveryKindOfAnswer() {
        assertEquals(
                new Frame.Acceptance(false, "Invalid *** given"),
                through(new Frame.Acceptance(false, "Invalid " + TOKEN + " given")));
        assertEquals(new Frame.HeartbeatAnswer(false, "***"), through(new Frame.HeartbeatAnswer(false, TOKEN)));
        assertEquals(new Frame.Refused("no ***"), through(new Frame.Refused("no " + TOKEN)));
    }

    @Test
    void theTokenIsCoveredInTheReasonOfAClose() {
        assertEquals(
                new SocketClosed(1, 1008, "code 1008 \"***\"", false),
                through(new SocketClosed(1, 1008, "code 1008 \"" + TOKEN + "\"", false)));
    }

    @Test
    void alsoWhereOnlyItsBeginningIsLeftAndMoreThanOnce() {
        String cut = TOKEN.substring(0, 20);
        assertEquals(
                new Frame.Refused("a *** b ***..."), through(new Frame.Refused("a " + TOKEN + " b " + cut + "...")));
    }

    @Test
    void allElsePassesAsItIs() {
        Frame.Message event = new Frame.Message("{\"event\":\"a\",\"token\":\"" + TOKEN + "\"}", null, null);
        assertSame(event, through(event));
        SocketOpened opened = new SocketOpened(1);
        assertSame(opened, through(opened));
        assertEquals(new Frame.Refused("nothing of it"), through(new Frame.Refused("nothing of it")));
    }
}
