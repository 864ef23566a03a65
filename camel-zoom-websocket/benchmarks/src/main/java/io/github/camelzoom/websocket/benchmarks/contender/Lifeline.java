package io.github.camelzoom.websocket.benchmarks.contender;

import java.io.IOException;

/** Ends this process when the one that started it has ended, which is when standard input ends. */
final class Lifeline {

    private Lifeline() {}

    static void hold() {
        Thread watcher = new Thread(Lifeline::watch, "lifeline");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void watch() {
        try {
            while (System.in.read() >= 0) {
                // nothing is said by it
            }
        } catch (IOException e) {
            // as good as ended
        }
        Runtime.getRuntime().halt(1);
    }
}
