package io.github.camelzoom.websocket.tools.doctor;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Goes from step to step as far as each allows the next. */
final class Examination {

    private final Vertx vertx;
    private final SettingOptions options;
    private final Duration waitForEvent;
    private final boolean withoutConnection;
    private final Report report;

    Examination(Vertx vertx, SettingOptions options, Duration waitForEvent, boolean withoutConnection, Report report) {
        this.vertx = vertx;
        this.options = options;
        this.waitForEvent = waitForEvent;
        this.withoutConnection = withoutConnection;
        this.report = report;
    }

    void run() throws InterruptedException {
        ConfigurationStep configuration = new ConfigurationStep(options);
        if (report.add(configuration.run())) {
            examine(configuration.setup());
        }
        report.skipTheRest("a step before it failed");
        report.say(report.isHealthy() ? "Nothing is wrong." : "Something is wrong; each cause: docs/operations.md");
    }

    private void examine(Setup setup) throws InterruptedException {
        TokenStep token = new TokenStep(vertx, setup);
        if (!report.add(token.run()) || !report.add(new NetworkStep(vertx, setup).run())) {
            return;
        }
        if (withoutConnection) {
            report.skipTheRest("--without-connection");
            return;
        }
        try (ConnectionSteps connection = new ConnectionSteps(vertx, setup, token.token(), token.scopeHint())) {
            if (report.add(connection.handshake()) && report.add(connection.acceptance())) {
                live(connection);
            }
        }
    }

    private void live(ConnectionSteps connection) throws InterruptedException {
        if (report.add(connection.heartbeat())) {
            event(connection);
        }
        if (report.isHealthy()) {
            report.add(connection.staying());
        }
    }

    private void event(ConnectionSteps connection) throws InterruptedException {
        if (connection.isDisplaced()) {
            report.add(Finding.skipped(Step.EVENT, "the connection ended before"));
            return;
        }
        if (waitForEvent.isZero()) {
            report.add(Finding.skipped(Step.EVENT, "not asked for: --wait-for-event 60s waits for one"));
            return;
        }
        report.say("Waiting " + waitForEvent.toSeconds() + " s for an event. Make one: start a meeting, say, if"
                + " meeting.started is among the subscription's types.");
        report.add(connection.event(waitForEvent));
    }
}
