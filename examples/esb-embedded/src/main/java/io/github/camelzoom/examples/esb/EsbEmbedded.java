package io.github.camelzoom.examples.esb;

import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.scenario.Pace;
import io.github.camelzoom.websocket.simulator.scenario.ScenarioPlayer;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.NotifyBuilder;

/** Runs both applications, one after the other, with a simulated working day, and reads back what each service got. */
public final class EsbEmbedded {
    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private EsbEmbedded() {}

    /** Ends with status 1 if a service did not get what it should have. */
    public static void main(String[] args) throws Exception {
        boolean well = true;
        for (Flavour flavour : Flavour.values()) {
            well &= show(flavour);
        }
        if (!well) {
            System.exit(1);
        }
    }

    private static boolean show(Flavour flavour) throws Exception {
        Path folder =
                Files.createDirectories(Path.of("target", "esb", flavour.name().toLowerCase()));
        Path run = Files.createTempDirectory(folder, "run-");
        say("");
        say(flavour.title());
        try (ZoomSimulator zoom = ZoomSimulator.create().start()) {
            int played = play(zoom, flavour, run);
            List<ConnectionRecord> connections = zoom.truth().connections();
            say("  events played        " + played);
            say("  connections to Zoom  " + connections.size() + ", closed by "
                    + connections.get(0).closedBy() + " with "
                    + connections.get(0).closeCode().orElse(0) + " when the application stopped");
            List<String> differences = new ArrayList<>(Services.differences(zoom.truth(), run));
            if (connections.size() != 1) {
                differences.add("There should have been one connection");
            }
            say("  services             " + Services.summary(run));
            say("  in                   " + run);
            say(
                    differences.isEmpty()
                            ? "  Each service got what Zoom sent for it: all, once, and nothing else."
                            : "  DIFFERENT: " + String.join("; ", differences));
            return differences.isEmpty();
        }
    }

    private static int play(ZoomSimulator zoom, Flavour flavour, Path run) throws Exception {
        var day = WorkingDay.generate(SEED);
        try (Embedded application = flavour.start(zoom, run)) {
            if (!zoom.awaitConnected(PATIENCE)) {
                throw new IllegalStateException("No connection within " + PATIENCE.toSeconds() + " s");
            }
            var audited = new NotifyBuilder(application.camel())
                    .fromRoute("audit")
                    .whenDone(day.size())
                    .create();
            ScenarioPlayer.play(zoom, day, Pace.max()).completion().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            audited.matches(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            HttpResponse<Void> health = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(application.health()).build(), HttpResponse.BodyHandlers.discarding());
            say("  health               " + application.health() + " answers " + health.statusCode());
        }
        return day.size();
    }

    private static void say(String text) {
        System.out.println("  " + text);
    }
}
