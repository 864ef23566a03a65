package io.github.camelzoom.examples.dashboard;

import io.github.camelzoom.examples.dashboard.page.PageMessages;
import io.github.camelzoom.examples.dashboard.page.PageRouter;
import io.github.camelzoom.examples.dashboard.simulated.Simulation;
import io.github.camelzoom.examples.dashboard.state.Dashboard;
import io.github.camelzoom.examples.dashboard.state.Snapshot.Connection;
import io.github.camelzoom.examples.dashboard.state.Surroundings;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** The application: Camel with the routes, the beans they use, and the simulator if Zoom is not there. */
final class DashboardApp implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 10;
    private static final Duration CONNECT = Duration.ofSeconds(20);

    /** Longer than the longest meeting may have no news. */
    private static final Duration FORGET_MEETING = Duration.ofHours(24);

    /** The same in simulated time, which runs faster. */
    private static final Duration FORGET_SIMULATED_MEETING = Duration.ofMinutes(3);

    /** Shorter than for Zoom, so that a person who makes trouble need not wait for a minute to see what comes of it. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "camel.component.zoom-ws.heartbeat-interval", "2s",
            "camel.component.zoom-ws.liveness-timeout", "6s",
            "camel.component.zoom-ws.reconnect-max-delay", "2s");

    private final Settings settings;
    private final Vertx vertx = Vertx.vertx();
    private final Main main = new Main();
    private final Optional<Simulation> simulation;

    private DashboardApp(Settings settings) {
        this.settings = settings;
        this.simulation = settings.zoom().isPresent() ? Optional.empty() : Optional.of(Simulation.start());
    }

    /**
     * Starts it. The page is there when this returns; the connection to Zoom may take longer.
     *
     * @throws RuntimeException if it cannot be, such as when the port is taken
     */
    static DashboardApp start(Settings settings) {
        DashboardApp app = new DashboardApp(settings);
        try {
            app.configure();
            app.main.start();
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
        return app;
    }

    private void configure() {
        // the usual one would stop Camel on Ctrl-C by itself, beside the program, which does it too
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure()
                .withShutdownTimeout(SHUTDOWN_SECONDS)
                .withName("live-dashboard")
                .addRoutesBuilder(new DashboardRoutes());
        main.addInitialProperty("dashboard.host", settings.host());
        main.addInitialProperty("dashboard.port", String.valueOf(settings.port()));
        main.addInitialProperty("camel.management.host", settings.host());
        main.addInitialProperty("camel.management.port", String.valueOf(settings.observePort()));
        listenToZoom();
        main.bind("vertx", vertx);
        main.bind("pageRouter", PageRouter.create(vertx, settings.host()));
        main.bind("pageServer", PageRouter.serverOptions());
        main.bind("pageMessages", new PageMessages(trouble()));
        main.bind("dashboard", dashboard());
    }

    private void listenToZoom() {
        Map<String, String> properties = simulation
                .map(simulated -> simulated.zoom().componentProperties())
                .or(() -> settings.zoom().map(Settings.Zoom::componentProperties))
                .orElseThrow();
        properties.forEach(main::addInitialProperty);
        if (simulation.isPresent()) {
            IMPATIENT.forEach(main::addInitialProperty);
        }
        main.addInitialProperty(
                "dashboard.subscription",
                simulation
                        .map(simulated -> simulated.zoom().subscriptionId())
                        .or(() -> settings.zoom().map(Settings.Zoom::subscriptionId))
                        .orElseThrow());
    }

    private Dashboard dashboard() {
        Duration forget = simulation.isPresent() ? FORGET_SIMULATED_MEETING : FORGET_MEETING;
        return new Dashboard(System::currentTimeMillis, new AppSurroundings(), forget.toMillis());
    }

    private final class AppSurroundings implements Surroundings {
        @Override
        public Connection connection() {
            return ConnectionHealth.of(camel());
        }

        @Override
        public int observePort() {
            return DashboardApp.this.observePort();
        }

        @Override
        public Object simulation() {
            return simulation.map(Simulation::view).orElse(null);
        }
    }

    private Consumer<String> trouble() {
        return simulation.<Consumer<String>>map(simulated -> simulated::trouble).orElse(name -> {});
    }

    /** Plays the simulated days, if there is a simulator that is to play them. Returns at once. */
    void play() {
        if (settings.speed() > 0) {
            simulation.ifPresent(simulated -> simulated.play(settings.speed(), CONNECT));
        }
    }

    /** The simulator, if there is one. */
    Optional<Simulation> simulation() {
        return simulation;
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    String pageUrl() {
        return "http://" + settings.host() + ":" + settings.port() + "/";
    }

    /** Address of health and metrics. */
    String observeUrl() {
        return "http://" + settings.host() + ":" + observePort() + "/observe/";
    }

    private int observePort() {
        return camel().hasService(VertxPlatformHttpServer.class).getPort();
    }

    @Override
    public void close() {
        main.stop();
        simulation.ifPresent(Simulation::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
