package io.github.camelzoom.websocket.tools.doctor;

import io.github.camelzoom.websocket.connection.ConnectionCause;

/**
 * What a step showed. Holds no secret.
 *
 * @param words what happened, one line
 * @param cure  what to do about it, or worth knowing; empty if there is nothing to say
 */
record Finding(Step step, Result result, String words, String cure) {

    static Finding ok(Step step, String words) {
        return ok(step, words, "");
    }

    static Finding ok(Step step, String words, String worthKnowing) {
        return new Finding(step, Result.OK, words, worthKnowing);
    }

    static Finding skipped(Step step, String why) {
        return new Finding(step, Result.SKIPPED, why, "");
    }

    static Finding failed(Step step, String words, String cure) {
        return new Finding(step, Result.FAILED, words, cure);
    }

    /** In the words that logs and health checks use as well. */
    static Finding failed(Step step, ConnectionCause cause, String detail) {
        String words = cause.label() + ": " + cause.summary() + (detail.isBlank() ? "" : ": " + detail);
        return failed(step, words, cause.advice());
    }

    boolean isFailure() {
        return result == Result.FAILED;
    }
}
