package io.github.camelzoom.websocket;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The route test that docs/testing-with-the-simulator.md shows, as it stands there. */
class MeetingRouteTest extends CamelTestSupport {
    @RegisterExtension
    static ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            public void configure() {
                from(zoom.endpointUri("events=meeting.*")).to("mock:meetings");
            }
        };
    }

    @Test
    void passesMeetingsOn() throws Exception {
        getMockEndpoint("mock:meetings").expectedMessageCount(1);
        zoom.awaitConnected(Duration.ofSeconds(10));
        zoom.send("{\"event\":\"meeting.started\",\"payload\":{\"object\":{\"id\":\"1\"}}}");
        MockEndpoint.assertIsSatisfied(context);
    }
}
