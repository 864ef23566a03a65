package io.github.camelzoom.websocket.connection;

import io.github.camelzoom.websocket.connection.ConnectionInput.FrameRead;
import io.github.camelzoom.websocket.connection.ConnectionInput.SocketOpened;
import io.github.camelzoom.websocket.protocol.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener what the peer answers, before anything is decided on it: whoever diagnoses wants to see each step. */
final class PeerNews implements ZoomSocket.Sink {

    private static final Logger LOG = LoggerFactory.getLogger(PeerNews.class);

    private final ConnectionListener listener;
    private final ZoomSocket.Sink next;

    PeerNews(ConnectionListener listener, ZoomSocket.Sink next) {
        this.listener = listener;
        this.next = next;
    }

    @Override
    public void accept(ConnectionInput input) {
        try {
            tell(input);
        } catch (RuntimeException e) {
            // a listener that fails must not keep the connection from what it has to decide
            LOG.error("A listener failed on an answer of the peer, going on", e);
        }
        next.accept(input);
    }

    private void tell(ConnectionInput input) {
        if (input instanceof SocketOpened) {
            listener.onHandshake();
        } else if (input instanceof FrameRead read && isAnswer(read.frame())) {
            listener.onAnswer(read.frame());
        }
    }

    private static boolean isAnswer(Frame frame) {
        return !(frame instanceof Frame.Message) && !(frame instanceof Frame.Undeliverable);
    }
}
