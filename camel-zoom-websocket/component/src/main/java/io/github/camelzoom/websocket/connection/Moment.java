package io.github.camelzoom.websocket.connection;

/**
 * What the machine is told of the world besides its input.
 *
 * @param now    epoch milliseconds, never going back
 * @param jitter random, from 0 (inclusive) to 1 (exclusive)
 */
record Moment(long now, double jitter) {}
