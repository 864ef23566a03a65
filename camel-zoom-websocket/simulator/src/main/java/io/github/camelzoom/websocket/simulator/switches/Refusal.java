package io.github.camelzoom.websocket.simulator.switches;

/** How a connection is refused. */
public enum Refusal {
    /** Status 101, frame {@code build_connection} with {@code success:false}, close 1000 "Bye". Seen. */
    FRAME_AND_CLOSE,
    /** Status 101, then close 1000 "Bye" without a frame. */
    CLOSE_ONLY,
    /** Status 101 and the refusing frame, but the socket stays open. */
    FRAME_ONLY,
    /** HTTP status 400 in place of 101. */
    HTTP_400,
    /** HTTP status 401 in place of 101. */
    HTTP_401,
    /** HTTP status 404 in place of 101. */
    HTTP_404
}
