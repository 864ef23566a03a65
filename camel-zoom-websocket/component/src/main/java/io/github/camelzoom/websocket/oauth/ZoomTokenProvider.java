package io.github.camelzoom.websocket.oauth;

import java.util.concurrent.CompletionStage;

/**
 * Where access tokens come from. The built-in one asks Zoom's OAuth server; put your own in its place for tokens that
 * a vault or another process hands out.
 */
@FunctionalInterface
public interface ZoomTokenProvider {

    /**
     * Fetches a token for one new connection. Asked again for every connect, because a connection made with an old
     * token is refused by Zoom; whoever caches must hand out only tokens with life left in them.
     *
     * <p>Called on an event loop thread: it must not block. The stage may complete on any thread; fail it with a
     * {@link TokenException} to say why and how to go on. Any other exception counts as
     * {@link TokenFailure#UNAVAILABLE} and its text, which may hold anything, is not logged.
     */
    CompletionStage<ZoomToken> fetchToken();
}
