package io.github.camelzoom.examples.dashboard.page;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Serves the page's files on the port of its WebSocket, to which camel-vertx-websocket adds its own route, and keeps
 * other sites' scripts away from both.
 */
public final class PageRouter {
    /** A page says every 20 seconds that it is there; browsers slow down pages that nobody looks at to once a minute. */
    private static final int SILENT_PAGE_SECONDS = 90;

    private static final int LONGEST_MESSAGE = 1024;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types 'none'";

    private final boolean localOnly;

    private PageRouter(boolean localOnly) {
        this.localOnly = localOnly;
    }

    /**
     * The router.
     *
     * @param host the address that the server listens on
     */
    public static Router create(Vertx vertx, String host) {
        PageRouter page = new PageRouter(THIS_MACHINE.contains(host));
        Router router = Router.router(vertx);
        router.route().handler(page::guard);
        router.get()
                // after the WebSocket's route, which is added later
                .last()
                .handler(StaticHandler.create("web").setCachingEnabled(false).setIncludeHidden(false));
        return router;
    }

    /** Options of the server that end connections to pages that are gone without a word, such as a phone asleep. */
    public static HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setReadIdleTimeout(SILENT_PAGE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxWebSocketFrameSize(LONGEST_MESSAGE)
                .setMaxWebSocketMessageSize(LONGEST_MESSAGE);
    }

    private void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        String host = request.getHeader(HttpHeaders.HOST);
        if (!isOurs(host) || !isFromOurPage(request, host)) {
            context.response().setStatusCode(403).end("Only for the page of this application.");
            return;
        }
        if (request.query() != null) {
            // camel-vertx-websocket would make headers of it, its own control headers among them
            context.response().setStatusCode(400).end("There is nothing to ask for.");
            return;
        }
        context.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-cache");
        context.next();
    }

    /** Against names of other sites that are made to point at this machine. */
    private boolean isOurs(String host) {
        return host != null && (!localOnly || THIS_MACHINE.contains(host.replaceFirst(":\\d+$", "")));
    }

    /** Browsers let any site open a WebSocket to this machine, and say which site it is. */
    private static boolean isFromOurPage(HttpServerRequest request, String host) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return true;
        }
        try {
            return host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
