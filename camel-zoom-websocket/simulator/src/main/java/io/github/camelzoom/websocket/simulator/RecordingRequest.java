package io.github.camelzoom.websocket.simulator;

import java.time.Instant;

/**
 * A request for a recorded file. Holds no token.
 *
 * @param at arrival
 * @param method such as {@code GET}
 * @param path without the query
 * @param range the header {@code Range}, empty when there was none
 * @param tokenSent whether it came with a token, good or not
 * @param status HTTP status of the answer
 */
public record RecordingRequest(Instant at, String method, String path, String range, boolean tokenSent, int status) {}
