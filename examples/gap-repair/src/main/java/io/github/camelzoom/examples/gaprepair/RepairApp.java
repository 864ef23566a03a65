package io.github.camelzoom.examples.gaprepair;

import io.github.camelzoom.examples.gaprepair.repair.GapEvents;
import io.github.camelzoom.examples.gaprepair.repair.RepairPlan;
import io.github.camelzoom.examples.gaprepair.rest.ZoomRest;
import io.github.camelzoom.examples.gaprepair.rest.ZoomTokens;
import io.github.camelzoom.examples.gaprepair.routes.EventRoutes;
import io.github.camelzoom.examples.gaprepair.routes.RepairRoutes;
import io.github.camelzoom.examples.gaprepair.routes.RestRoutes;
import io.github.camelzoom.websocket.oauth.OAuthClient;
import io.github.camelzoom.websocket.oauth.OAuthSettings;
import io.github.camelzoom.websocket.oauth.ZoomGrantType;
import io.github.camelzoom.websocket.oauth.ZoomTokenProvider;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/** The application: Camel with the routes and the beans they use. */
final class RepairApp implements AutoCloseable {
    private static final int SHUTDOWN_SECONDS = 20;
    private static final Duration TOKEN_PATIENCE = Duration.ofSeconds(15);

    /** Recordings are candidates for two days, so their keys, and those of all beside them, are kept at least so long. */
    private static final int KEYS_IN_MEMORY = 200_000;

    private static final long LARGEST_KEY_FILE = 64L * 1024 * 1024;

    private final Settings settings;
    private final Settings.Zoom zoom;
    private final Vertx vertx = Vertx.vertx();
    private final Main main = new Main();

    private RepairApp(Settings settings, Settings.Zoom zoom) {
        this.settings = settings;
        this.zoom = zoom;
    }

    /**
     * Starts it.
     *
     * @param moreProperties of Camel
     */
    static RepairApp start(Settings settings, Settings.Zoom zoom, Map<String, String> moreProperties) {
        RepairApp app = new RepairApp(settings, zoom);
        try {
            app.configure(moreProperties);
            app.main.start();
            return app;
        } catch (RuntimeException e) {
            app.close();
            throw e;
        }
    }

    private void configure(Map<String, String> moreProperties) {
        // the usual one would stop Camel on Ctrl-C by itself, beside the program, which does it too
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.configure().withShutdownTimeout(SHUTDOWN_SECONDS).withName("gap-repair");
        ZoomTokenProvider tokens = tokenProvider();
        main.bind("vertx", vertx);
        main.bind("zoomTokens", tokens);
        main.addInitialProperty("camel.component.zoom-ws.token-provider", "#bean:zoomTokens");
        main.addInitialProperty("camel.component.zoom-ws.web-socket-url", zoom.webSocketUrl());
        main.addInitialProperty("zoom.subscription-id", zoom.subscriptionId());
        // not named as the setting, which would win over this one
        main.addInitialProperty("repair.data", settings.folder().toString());
        main.addInitialProperty("repair.poll", "30000");
        moreProperties.forEach(main::addInitialProperty);
        main.configure().addRoutesBuilder(new EventRoutes(seen()));
        main.configure().addRoutesBuilder(new RestRoutes(new ZoomTokens(tokens, Clock.systemUTC())));
        main.configure().addRoutesBuilder(repairRoutes());
    }

    /** One for both: the connection and REST. REST needs the grant by account, whose tokens have the app's scopes. */
    private ZoomTokenProvider tokenProvider() {
        return new OAuthClient(
                vertx.createHttpClient(),
                new OAuthSettings(
                        URI.create(zoom.oauthUrl()),
                        ZoomGrantType.account_credentials,
                        zoom.accountId(),
                        zoom.clientId(),
                        zoom.clientSecret(),
                        TOKEN_PATIENCE),
                Clock.systemUTC());
    }

    private IdempotentRepository seen() {
        Path keys = settings.folder().resolve("keys");
        return FileIdempotentRepository.fileIdempotentRepository(keys.toFile(), KEYS_IN_MEMORY, LARGEST_KEY_FILE);
    }

    private RepairRoutes repairRoutes() {
        GapEvents events = new GapEvents(new ZoomRest(zoom.restUrl()), zoom.accountId());
        Collection<String> sources = settings.sources().isEmpty() ? events.sourceNames() : settings.sources();
        if (!events.sourceNames().containsAll(sources)) {
            throw new IllegalArgumentException(
                    "REPAIR_SOURCES may name " + String.join(", ", events.sourceNames()) + ", not " + sources);
        }
        return new RepairRoutes(new RepairPlan(settings.passes(), sources, Clock.systemUTC()), events);
    }

    @Override
    public void close() {
        main.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
