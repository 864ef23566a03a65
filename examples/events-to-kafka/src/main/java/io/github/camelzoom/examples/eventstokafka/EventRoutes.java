package io.github.camelzoom.examples.eventstokafka;

import io.github.camelzoom.websocket.ZoomWsConstants;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.spi.IdempotentRepository;

/** Zoom's events into Kafka: each once, and in order for each meeting, call or user. */
public final class EventRoutes extends RouteBuilder {
    private final IdempotentRepository seen;

    /** @param seen keys of events that are in Kafka; must survive a restart */
    public EventRoutes(IdempotentRepository seen) {
        this.seen = seen;
    }

    @Override
    public void configure() {
        // Only what Kafka refuses for good comes here, such as an event larger than it takes: as long as Kafka is away
        // the producer goes on trying, and the events wait.
        onException(Exception.class)
                .handled(true)
                .log(
                        LoggingLevel.ERROR,
                        "Kafka refused ${header.CamelZoomEvent} ${header.CamelZoomEventId}, which is now in"
                                + " {{kafka.refused}}: ${exception.message}")
                .to("file:{{kafka.refused}}?fileName=${header.CamelZoomEventId}.json");

        // many at a time, since each waits for Kafka's answer; those about one object one after the other
        from("zoom-ws:{{zoom.subscription-ids}}?concurrentConsumers={{kafka.in-flight}}")
                .routeId("zoom-to-kafka")
                .idempotentConsumer(header(ZoomWsConstants.EVENT_ID), seen)
                // known when it is in Kafka and not before: a crash in between may double an event, and loses none
                .eager(false)
                .choice()
                .when(header(ZoomWsConstants.OBJECT_ID).isNotNull())
                .setHeader(KafkaConstants.KEY, header(ZoomWsConstants.OBJECT_ID))
                .otherwise()
                // about nothing that has a name: in order among those of its type
                .setHeader(KafkaConstants.KEY, header(ZoomWsConstants.EVENT))
                .end()
                // headers that begin with Camel do not leave Camel
                .setHeader("zoom-event", header(ZoomWsConstants.EVENT))
                .setHeader("zoom-event-id", header(ZoomWsConstants.EVENT_ID))
                .to("kafka:{{kafka.events}}");
    }
}
