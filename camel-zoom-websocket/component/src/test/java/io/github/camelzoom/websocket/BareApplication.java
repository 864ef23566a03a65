package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Receives one event from a simulator and says so; for a JVM that lacks what is optional. */
final class BareApplication {

    static final String WELL = "received without";

    private BareApplication() {}

    public static void main(String[] arguments) throws Exception {
        CountDownLatch received = new CountDownLatch(1);
        try (ZoomSimulator zoom = ZoomSimulator.create().start();
                DefaultCamelContext camel = new DefaultCamelContext()) {
            RouteBuilder.addRoutes(
                    camel, routes -> routes.from(zoom.endpointUri()).process(exchange -> received.countDown()));
            camel.start();
            zoom.awaitConnected(java.time.Duration.ofSeconds(20));
            zoom.send(EventLoad.event(1));
            if (received.await(20, TimeUnit.SECONDS)) {
                System.out.println(WELL
                        + absent("io.micrometer.core.instrument.MeterRegistry")
                        + absent("org.apache.camel.telemetry.SpanDecorator"));
            }
        }
    }

    private static String absent(String name) {
        try {
            return " NOT " + Class.forName(name);
        } catch (ClassNotFoundException e) {
            return " " + name;
        }
    }
}
