package io.github.camelzoom.examples.kubernetes;

import io.github.camelzoom.websocket.ZoomWsConstants;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.cluster.ClusteredRoutePolicy;
import org.apache.camel.model.RouteDefinition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** From Zoom to Kafka, in order for each meeting, call or user. */
final class EventRoutes extends RouteBuilder {

    /** What the pods are elected for; with the service's own name it makes that of the lease. */
    static final String GROUP = "events";

    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    private final String subscription;
    private final String routeId;

    /** The one route of a pod. */
    EventRoutes() {
        this("{{zoom.subscription-id}}", "zoom-events");
    }

    /** One route of several in a process. */
    EventRoutes(String subscription, String routeId) {
        this.subscription = subscription;
        this.routeId = routeId;
    }

    @Override
    public void configure() throws Exception {
        // It is the application that Kafka turns away, and no event: somebody mends that. Until then the socket is not
        // read, and Zoom's events wait in front of it.
        onException(AuthenticationException.class, AuthorizationException.class)
                .maximumRedeliveries(-1)
                .redeliveryDelay(FIRST_WAIT_MILLIS)
                .useExponentialBackOff()
                .maximumRedeliveryDelay(LONGEST_WAIT_MILLIS);
        // As long as Kafka is away the producer goes on trying. Here comes what it refuses for good, such as an event
        // that is too large; no other one waits for it.
        onException(Exception.class)
                .handled(true)
                .log(
                        LoggingLevel.ERROR,
                        "Kafka refused ${header.CamelZoomEvent} ${header.CamelZoomEventId}, which is now in"
                                + " {{zoom.refused}}: ${exception.message}")
                .to("file:{{zoom.refused}}?fileName=${header.CamelZoomEventId}.json");

        // many at a time, since each waits for Kafka's answer; those about one object one after the other
        RouteDefinition events = from("zoom-ws:" + subscription + "?concurrentConsumers={{zoom.in-flight}}")
                .routeId(routeId);
        if (getContext().hasService(CamelClusterService.class) != null) {
            events.routePolicy(ClusteredRoutePolicy.forNamespace(GROUP));
        }
        // twins give an event the same key, so that both copies come to the same partition
        events.choice()
                .when(header(ZoomWsConstants.OBJECT_ID).isNotNull())
                .setHeader(KafkaConstants.KEY, header(ZoomWsConstants.OBJECT_ID))
                .otherwise()
                // about nothing that has a name: in order among those of its type
                .setHeader(KafkaConstants.KEY, header(ZoomWsConstants.EVENT))
                .end()
                // by this one can tell what came twice; Camel's own headers stay within Camel
                .setHeader("zoom-event-id", header(ZoomWsConstants.EVENT_ID))
                .to("{{zoom.sink}}");
    }
}
