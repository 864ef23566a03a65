package io.github.camelzoom.websocket;

import static io.github.camelzoom.websocket.ZoomRoute.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With camel-opentelemetry2 a route's span says which event it is about, and nothing of what the event says. */
class TracingTest {

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @RegisterExtension
    static final OpenTelemetryExtension telemetry = OpenTelemetryExtension.create();

    @RegisterExtension
    final ZoomRoute route = new ZoomRoute();

    @Test
    void theSpanNamesTheEvent() throws Exception {
        OpenTelemetryTracer tracer = new OpenTelemetryTracer();
        route.context()
                .getRegistry()
                .bind("tracer", telemetry.getOpenTelemetry().getTracer("test"));
        route.context().getRegistry().bind("propagators", ContextPropagators.noop());
        tracer.init(route.context());
        route.startAndConnect(zoom.endpointUri());
        zoom.send("{\"event\":\"meeting.started\",\"payload\":{\"account_id\":\"A\",\"object\":{\"id\":8,"
                + "\"topic\":\"The plan\"}},\"download_token\":\"not to be told\"}");
        route.awaitReceived(1);
        eventually().until(() -> spans().size() == 1);

        SpanData span = spans().get(0);
        assertEquals("meeting.started", span.getName());
        assertEquals("8", tag(span, ZoomWsSpanDecorator.OBJECT_ID));
        assertEquals(zoom.subscriptionId(), tag(span, ZoomWsSpanDecorator.SUBSCRIPTION));
        assertEquals(route.received().get(0).header(ZoomWsConstants.EVENT_ID), tag(span, ZoomWsSpanDecorator.EVENT_ID));
        String all = telemetry.getSpans().toString();
        assertFalse(all.contains("not to be told"), all);
        assertFalse(all.contains("The plan"), all);
        assertFalse(all.contains(zoom.clientSecret()), all);
    }

    private static List<SpanData> spans() {
        return telemetry.getSpans().stream()
                .filter(span -> "meeting.started".equals(tag(span, ZoomWsSpanDecorator.EVENT)))
                .toList();
    }

    private static String tag(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }
}
