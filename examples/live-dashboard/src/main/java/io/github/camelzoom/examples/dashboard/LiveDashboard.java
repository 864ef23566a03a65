package io.github.camelzoom.examples.dashboard;

import java.util.concurrent.CountDownLatch;

/** Runs the example; see the README for what can be set. */
public final class LiveDashboard {
    private LiveDashboard() {}

    /** Runs until Ctrl-C; ends with status 2 if it could not run. */
    public static void main(String[] args) throws InterruptedException {
        DashboardApp app;
        try {
            app = DashboardApp.start(Settings.ofProcess());
        } catch (RuntimeException e) {
            System.err.println("  Not started: " + reason(e));
            System.exit(2);
            return;
        }
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(asked, done), "dashboard-stop"));
        try (app) {
            System.out.println();
            System.out.println("  Open    " + app.pageUrl());
            System.out.println("  Health  " + app.observeUrl() + "health");
            System.out.println("  Metrics " + app.observeUrl() + "metrics");
            System.out.println("  From    "
                    + app.simulation()
                            .map(simulation ->
                                    "the simulator at " + simulation.zoom().webSocketUrl())
                            .orElse("Zoom"));
            System.out.println("  Ctrl-C ends it.");
            System.out.println();
            app.play();
            asked.await();
        } finally {
            done.countDown();
        }
    }

    private static void stop(CountDownLatch asked, CountDownLatch done) {
        asked.countDown();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first cause says what is wrong; what wraps it says where in Camel. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }
}
