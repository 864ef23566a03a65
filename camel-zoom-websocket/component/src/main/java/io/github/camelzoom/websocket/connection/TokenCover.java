package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketClosed;
import io.github.camelzoom.websocket.oauth.ZoomToken;
import io.github.camelzoom.websocket.protocol.Frame;

/** Covers a connection's token in what the peer says, should it repeat it: those words go to logs and health checks. */
final class TokenCover implements ZoomSocket.Sink {

    private static final String COVER = "***";
    private static final int RECOGNISED_BY = 12;

    private final String token;
    private final ZoomSocket.Sink next;

    TokenCover(ZoomToken token, ZoomSocket.Sink next) {
        this.token = token.value();
        this.next = next;
    }

    @Override
    public void accept(ConnectionInput input) {
        if (input instanceof FrameRead read && !(read.frame() instanceof Frame.Message)) {
            next.accept(new FrameRead(read.generation(), covered(read.frame())));
        } else if (input instanceof SocketClosed closed) {
            next.accept(
                    new SocketClosed(closed.generation(), closed.code(), covered(closed.detail()), closed.displaced()));
        } else {
            next.accept(input);
        }
    }

    private Frame covered(Frame frame) {
        if (frame instanceof Frame.Acceptance answer) {
            return new Frame.Acceptance(answer.success(), covered(answer.text()));
        }
        if (frame instanceof Frame.HeartbeatAnswer answer) {
            return new Frame.HeartbeatAnswer(answer.success(), covered(answer.text()));
        }
        return frame instanceof Frame.Refused refused ? new Frame.Refused(covered(refused.text())) : frame;
    }

    /** Also where only the token's beginning is left of it, since long words are cut. */
    private String covered(String words) {
        String beginning = token.substring(0, Math.min(RECOGNISED_BY, token.length()));
        int from = beginning.isEmpty() ? -1 : words.indexOf(beginning);
        if (from < 0) {
            return words;
        }
        int length = 0;
        while (length < token.length()
                && from + length < words.length()
                && words.charAt(from + length) == token.charAt(length)) {
            length++;
        }
        return words.substring(0, from) + COVER + covered(words.substring(from + length));
    }
}
