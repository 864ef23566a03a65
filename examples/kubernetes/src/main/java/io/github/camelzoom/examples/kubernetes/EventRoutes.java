package io.github.camelzoom.examples.kubernetes;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.impl.cluster.ClusteredRoutePolicy;
import org.apache.camel.model.RouteDefinition;

/** From Zoom to Kafka, in order for each meeting, call or user. */
final class EventRoutes extends RouteBuilder {

    static final String ROUTE = "zoom-events";

    /** What the pods are elected for; with the service's own name it makes that of the lease. */
    static final String GROUP = "events";

    @Override
    public void configure() throws Exception {
        // for ever: while Kafka is away, the socket is not read, and Zoom's events wait in front of it
        errorHandler(defaultErrorHandler()
                .maximumRedeliveries(-1)
                .redeliveryDelay(200)
                .useExponentialBackOff()
                .maximumRedeliveryDelay(10_000));

        RouteDefinition events = from("zoom-ws:{{zoom.subscription-id}}").routeId(ROUTE);
        if (getContext().hasService(CamelClusterService.class) != null) {
            events.routePolicy(ClusteredRoutePolicy.forNamespace(GROUP));
        }
        events.setHeader("kafka.KEY", header("CamelZoomObjectId"))
                // by this one can tell what came twice; Camel's own headers stay within Camel
                .setHeader("zoom-event-id", header("CamelZoomEventId"))
                .to("{{zoom.sink}}");
    }
}
