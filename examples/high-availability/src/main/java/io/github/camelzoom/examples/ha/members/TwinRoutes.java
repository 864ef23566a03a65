package io.github.camelzoom.examples.ha.members;

import io.github.camelzoom.websocket.ZoomWsConstants;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** What one twin does: all it receives goes into Kafka, without a look at what the other one does. */
public final class TwinRoutes extends RouteBuilder {
    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 10_000;

    @Override
    public void configure() {
        // It is the twin that Kafka turns away, and no event: somebody mends that. Until then the socket is not read.
        onException(AuthenticationException.class, AuthorizationException.class)
                .maximumRedeliveries(-1)
                .redeliveryDelay(FIRST_WAIT_MILLIS)
                .useExponentialBackOff()
                .maximumRedeliveryDelay(LONGEST_WAIT_MILLIS);
        // As long as Kafka is away the producer goes on trying. Here comes what it refuses for good.
        onException(Exception.class)
                .handled(true)
                .log(
                        LoggingLevel.ERROR,
                        "Kafka refused ${header.CamelZoomEvent} ${header.CamelZoomEventId}, which is now in"
                                + " {{twin.refused}}: ${exception.message}")
                .to("file:{{twin.refused}}?fileName=${header.CamelZoomEventId}.json");

        from("zoom-ws:{{zoom.subscription-id}}?concurrentConsumers=64&fireConnectionEvents=true")
                .routeId("twin")
                .choice()
                .when(header(ZoomWsConstants.EVENT).startsWith("connection."))
                .setHeader(KafkaConstants.KEY, header(ZoomWsConstants.SUBSCRIPTION_ID))
                .to("kafka:" + HaTopics.CONNECTIONS)
                .otherwise()
                .to("direct:event");

        // both twins give an event the same key, so that both copies come to the same partition
        from("direct:event")
                .routeId("event")
                .choice()
                .when(header(ZoomWsConstants.OBJECT_ID).isNotNull())
                .setHeader(KafkaConstants.KEY, header(ZoomWsConstants.OBJECT_ID))
                .otherwise()
                .setHeader(KafkaConstants.KEY, header(ZoomWsConstants.EVENT))
                .end()
                .setHeader(HaTopics.EVENT_ID, header(ZoomWsConstants.EVENT_ID))
                .to("kafka:" + HaTopics.RECEIVED);
    }
}
