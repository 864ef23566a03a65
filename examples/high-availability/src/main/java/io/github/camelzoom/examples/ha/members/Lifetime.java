package io.github.camelzoom.examples.ha.members;

import java.util.concurrent.CountDownLatch;

/** How long a member runs: until it is asked to end, or until the process ends that it was started for. */
final class Lifetime {
    private Lifetime() {}

    /** Waits for the end, closes the member then, and ends the process: no thread of a library keeps it longer. */
    static void of(AutoCloseable member) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        String parent = Environment.orElse("HA_PARENT", "");
        if (!parent.isEmpty()) {
            ProcessHandle.of(Long.parseLong(parent))
                    .ifPresentOrElse(process -> process.onExit().thenRun(asked::countDown), asked::countDown);
        }
        try (member) {
            asked.await();
        } finally {
            done.countDown();
        }
        System.exit(0);
    }
}
