package io.github.camelzoom.examples.gaprepair.routes;

import io.github.camelzoom.examples.gaprepair.repair.EventKey;
import io.github.camelzoom.websocket.ZoomWsConstants;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.IdempotentRepository;

/** The stream: what Zoom sends, and, by the same way, what was repaired. */
public final class EventRoutes extends RouteBuilder {
    /** Marks an event as repaired; live ones have no such header. */
    static final String REPAIRED = "ZoomRepaired";

    private static final String KEY = "ZoomEventKey";

    private final IdempotentRepository seen;

    /** @param seen keys of events that were routed, live and repaired; must survive a restart */
    public EventRoutes(IdempotentRepository seen) {
        this.seen = seen;
    }

    @Override
    public void configure() {
        from("zoom-ws:{{zoom.subscription-id}}?fireConnectionEvents=true")
                .routeId("zoom-events")
                .choice()
                .when(header(ZoomWsConstants.EVENT).isEqualTo("connection.gap"))
                .to("direct:gap")
                .when(header(ZoomWsConstants.EVENT).startsWith("connection."))
                .stop()
                .otherwise()
                .to("direct:event");

        from("direct:event")
                .routeId("event")
                .setHeader(KEY, method(new EventKey(), "ofText"))
                .choice()
                .when(header(KEY).isNotNull())
                .idempotentConsumer(header(KEY), seen)
                .to("direct:work")
                .endChoice()
                .otherwise()
                .to("direct:work");

        // your own work goes here
        from("direct:work")
                .routeId("work")
                .choice()
                .when(header(REPAIRED).isEqualTo(true))
                .to("file:{{repair.data}}?fileName=repaired.jsonl&fileExist=Append&appendChars=\\n")
                .otherwise()
                .to("file:{{repair.data}}?fileName=live.jsonl&fileExist=Append&appendChars=\\n");
    }
}
