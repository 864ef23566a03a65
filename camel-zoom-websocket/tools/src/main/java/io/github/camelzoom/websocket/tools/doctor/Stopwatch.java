package io.github.camelzoom.websocket.tools.doctor;

/** How long something took, in words. */
final class Stopwatch {

    private final long startedAt = System.nanoTime();

    String words() {
        return (System.nanoTime() - startedAt) / 1_000_000 + " ms";
    }
}
