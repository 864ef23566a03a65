package io.github.camelzoom.examples.esb.bus;

import org.apache.camel.builder.RouteBuilder;

/**
 * All that is new in the bus. Four routes consume one subscription: they share its one connection, and each has its own
 * filter, pace and error handling. The credentials are the component's, so no URI holds them.
 */
public final class ZoomRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from(zoom("events=meeting.started,meeting.ended"))
                .routeId("zoom-meetings")
                .to("direct:rooms");

        // when the queue is full this route waits, and so in the end does Zoom; without blockWhenFull it would fail
        from(zoom("events=recording.completed&concurrentConsumers=4"))
                .routeId("zoom-recordings")
                .to("seda:archive?blockWhenFull=true&size=100");

        from(zoom("events=user.*"))
                .routeId("zoom-users")
                // not onException: the service's own error handler has given up by then, and Camel asks no second one
                .doTry()
                .to("direct:directory")
                .doCatch(Exception.class)
                .to("direct:rejected");

        from(zoom("maxPendingEvents=5000")).routeId("zoom-all").to("seda:audit?blockWhenFull=true&size=100");
    }

    private static String zoom(String options) {
        return "zoom-ws:{{zoom.subscription-id}}?" + options;
    }
}
