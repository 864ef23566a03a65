package io.github.camelzoom.examples.dashboard;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.vertx.websocket.VertxWebsocketConstants;
import org.apache.camel.component.vertx.websocket.VertxWebsocketEvent;

/** From Zoom to the dashboard, and from the dashboard to every page that is open. */
public final class DashboardRoutes extends RouteBuilder {
    static final String ZOOM = "zoom-events";
    static final String PAGES = "pages";

    @Override
    public void configure() {
        from("zoom-ws:{{dashboard.subscription}}?fireConnectionEvents=true")
                .routeId(ZOOM)
                // the last to start: no event comes before there is a page for it, nor if its port is taken
                .startupOrder(3)
                .choice()
                .when(simple("${header.CamelZoomEvent} startsWith 'connection.'"))
                .bean("dashboard", "connection")
                .otherwise()
                // your own work goes here
                .bean("dashboard", "event");

        // four times a second at most, however many events there are, so that no flood of them reaches the pages
        from("timer:news?period=250&delay=0")
                .routeId("news")
                .startupOrder(2)
                .transform(method("dashboard", "news"))
                .filter(body().isNotNull())
                .to("vertx-websocket:{{dashboard.host}}:{{dashboard.port}}/live?sendToAll=true");

        from("vertx-websocket:{{dashboard.host}}:{{dashboard.port}}/live"
                        + "?fireWebSocketConnectionEvents=true&router=#pageRouter&serverOptions=#pageServer")
                .routeId(PAGES)
                .startupOrder(1)
                .choice()
                .when(header(VertxWebsocketConstants.EVENT).isEqualTo(VertxWebsocketEvent.OPEN))
                .transform(method("dashboard", "whole"))
                // to this page alone: its key is in a header
                .to("vertx-websocket:{{dashboard.host}}:{{dashboard.port}}/live")
                .when(header(VertxWebsocketConstants.EVENT).isEqualTo(VertxWebsocketEvent.MESSAGE))
                .bean("pageMessages");
    }
}
