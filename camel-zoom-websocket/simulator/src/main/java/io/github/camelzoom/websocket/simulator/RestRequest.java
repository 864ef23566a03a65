package io.github.camelzoom.websocket.simulator;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A request to the REST API. Holds no token.
 *
 * @param at arrival
 * @param path the path as it came, still encoded
 * @param query the query as it came, empty when there was none
 * @param status HTTP status of the answer
 * @param token the number of the token it came with, see {@link ConnectionRecord#token()}; empty for an unknown one
 */
public record RestRequest(Instant at, String path, String query, int status, OptionalLong token) {}
