package io.github.camelzoom.examples.gaprepair.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelzoom.examples.gaprepair.repair.GapEvents;
import io.github.camelzoom.examples.gaprepair.repair.RepairPlan;
import io.github.camelzoom.examples.gaprepair.rest.ZoomRestException;
import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.ZoomWsConstants;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/** From a gap to its events: files that say what to ask for and when, until it is done. */
public final class RepairRoutes extends RouteBuilder {
    private final RepairPlan plan;
    private final GapEvents events;

    public RepairRoutes(RepairPlan plan, GapEvents events) {
        this.plan = plan;
        this.events = events;
    }

    @Override
    public void configure() {
        events.setCamelContext(getContext());
        getContext().getRegistry().bind("due", plan);

        // the file stays, and is tried again with the next poll
        onException(ZoomRestException.class)
                .logExhausted(false)
                .log(LoggingLevel.WARN, "Not repaired yet, ${header.CamelFileNameOnly}: ${exception.message}");

        // what somebody wrote by hand and Camel cannot read: to try it again would not help
        onException(IllegalArgumentException.class, JsonProcessingException.class)
                .handled(true)
                .log(LoggingLevel.WARN, "Passed over, ${header.CamelFileNameOnly}: ${exception.message}");

        from("direct:gap")
                .routeId("gap")
                .setProperty("gap", body())
                .split(method(plan, "tasks"))
                .setHeader(Exchange.FILE_NAME, simple("${body}${exchangeId}.json"))
                .setBody(exchangeProperty("gap"))
                .to("file:{{repair.data}}/gaps?tempPrefix=.");

        from("file:{{repair.data}}/gaps?include=.*\\.json&filter=#due&sortBy=file:name&move=../done&delay={{repair.poll}}"
                        + "&initialDelay={{repair.poll}}")
                .routeId("repair")
                .convertBodyTo(String.class)
                .split(method(events, "of"))
                .stopOnException()
                .setHeader(EventRoutes.REPAIRED, constant(true))
                .process(RepairRoutes::setHeadersOfLiveEvents)
                .to("direct:event");
    }

    private static void setHeadersOfLiveEvents(Exchange exchange) {
        Message message = exchange.getMessage();
        ZoomEvent event = ZoomEvent.parse(message.getBody(String.class));
        message.setHeader(ZoomWsConstants.EVENT, event.type());
        event.timestamp().ifPresent(time -> message.setHeader(ZoomWsConstants.EVENT_TIMESTAMP, time.toEpochMilli()));
        event.accountId().ifPresent(id -> message.setHeader(ZoomWsConstants.ACCOUNT_ID, id));
        setText(message, ZoomWsConstants.OBJECT_ID, event, "id");
        setText(message, ZoomWsConstants.OBJECT_UUID, event, "uuid");
        setText(message, ZoomWsConstants.HOST_ID, event, "host_id");
    }

    private static void setText(Message message, String header, ZoomEvent event, String member) {
        String text = event.object().path(member).asText();
        if (!text.isEmpty()) {
            message.setHeader(header, text);
        }
    }
}
