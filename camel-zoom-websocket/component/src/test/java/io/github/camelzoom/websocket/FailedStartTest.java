package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The context's start fails at another route, when a stream has begun already. */
class FailedStartTest {

    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofMinutes(1);

    @RegisterExtension
    private final ZoomSimulatorExtension zoom = ZoomSimulatorExtension.create();

    private final DefaultCamelContext context = ZoomRoute.newContext();

    private volatile ZoomWsConsumer begun;

    @AfterEach
    void stopForGood() {
        context.stop();
    }

    /** A consumer that does not start, and not before the stream has something that waits for the context. */
    private final class Unstartable extends DefaultEndpoint {

        @Override
        public Consumer createConsumer(Processor processor) {
            return new DefaultConsumer(this, processor) {
                @Override
                protected void doStart() {
                    begun = consumer();
                    eventually().until(() -> begun.pendingEvents() > 0);
                    throw new IllegalStateException("as always");
                }
            };
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("only consumes");
        }

        @Override
        protected String createEndpointUri() {
            return "unstartable";
        }
    }

    private ZoomWsConsumer consumer() {
        return (ZoomWsConsumer) context.getRoute("zoom").getConsumer();
    }

    @Test
    void whatWaitsForTheContextIsNotWaitedForWhenItWillNeverBeUp() throws Exception {
        context.getShutdownStrategy().setTimeout(SHUTDOWN_TIMEOUT.toSeconds());
        Unstartable unstartable = new Unstartable();
        unstartable.setCamelContext(context);
        RouteBuilder.addRoutes(context, routes -> {
            routes.from(zoom.endpointUri() + "&fireConnectionEvents=true")
                    .routeId("zoom")
                    .startupOrder(1)
                    .to("mock:out");
            routes.from(unstartable).startupOrder(2).to("mock:out");
        });

        // Camel stops what it had started before it passes the failure on
        assertTimeout(SHUTDOWN_TIMEOUT.dividedBy(3), () -> assertThrows(Exception.class, context::start));

        assertTrue(begun.counters().abandonedCount() > 0, "and it is said that it was lost");
    }
}
