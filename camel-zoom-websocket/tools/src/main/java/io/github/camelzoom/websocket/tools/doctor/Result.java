package io.github.camelzoom.websocket.tools.doctor;

/** How a step went. */
enum Result {
    OK,
    FAILED,
    SKIPPED
}
