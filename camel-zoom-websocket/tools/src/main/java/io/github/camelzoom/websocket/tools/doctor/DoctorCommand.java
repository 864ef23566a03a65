package io.github.camelzoom.websocket.tools.doctor;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line: checks the way to Zoom step by step and says of each step how it went and what to do. */
@Command(
        name = "zoom-ws-doctor",
        sortOptions = false,
        usageHelpWidth = 100,
        description = {
            "Checks a real configuration step by step, with the component's own connection code: configuration, token,"
                    + " network, handshake, Zoom's acceptance, heartbeat, first event.",
            "While it is connected it pushes off a running application that uses the same subscription, since Zoom"
                    + " allows one connection each; --without-connection leaves the subscription alone.",
            ""
        },
        footer = {
            "",
            "Each option that takes a value takes it from the environment too: --client-id from ZOOM_CLIENT_ID, and so"
                    + " do the secrets, from ZOOM_CLIENT_SECRET, ZOOM_SECRET_TOKEN, ZOOM_PROXY_PASSWORD and"
                    + " ZOOM_TRUST_STORE_PASSWORD. Times are written 500ms, 30s, 5m.",
            "",
            "Exit status: 0 all fine; 1 could not run; 2 wrong options; else the first step that failed: 10"
                    + " configuration, 11 token, 12 network, 13 handshake, 14 acceptance, 15 heartbeat, 16 event, 17"
                    + " staying connected (another client took the subscription, or the connection broke)."
        })
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private final SettingOptions settings;

    @Option(
            names = "--wait-for-event",
            paramLabel = "TIME",
            description = "Stay connected until an event comes, so long at most (default: do not wait).")
    private Duration waitForEvent = Duration.ZERO;

    @Option(names = "--without-connection", description = "Check configuration, token and network only.")
    private boolean withoutConnection;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    /** @param environment where settings are taken from that are not options of the command line */
    DoctorCommand(Map<String, String> environment) {
        settings = new SettingOptions(environment);
    }

    @Override
    public Integer call() throws Exception {
        Report report = new Report(spec.commandLine().getOut());
        Vertx vertx = Vertx.vertx();
        try {
            new Examination(vertx, settings, waitForEvent, withoutConnection, report).run();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
        return report.exitStatus();
    }
}
