package io.github.camelzoom.websocket;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Says on the span of a route which event it is about; never what the event says. Found by camel-telemetry, the base of
 * camel-opentelemetry2, as a service; loaded nowhere else.
 */
public final class ZoomWsSpanDecorator extends AbstractSpanDecorator {

    /** Tag with the event's type. */
    public static final String EVENT = "zoom.event";

    /** Tag with the stable key of the event. */
    public static final String EVENT_ID = "zoom.event.id";

    /** Tag with the id of the meeting, call, user or other object that the event is about. */
    public static final String OBJECT_ID = "zoom.object.id";

    /** Tag with the subscription by which the event came. */
    public static final String SUBSCRIPTION = "zoom.subscription";

    @Override
    public String getComponent() {
        return ZoomWsConstants.SCHEME;
    }

    @Override
    public String getComponentClassName() {
        return ZoomWsComponent.class.getName();
    }

    /** The event's type names the span: a subscription brings many kinds. */
    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        String type = exchange.getMessage().getHeader(ZoomWsConstants.EVENT, String.class);
        return type == null ? super.getOperationName(exchange, endpoint) : type;
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        Message message = exchange.getMessage();
        tag(span, EVENT, message, ZoomWsConstants.EVENT);
        tag(span, EVENT_ID, message, ZoomWsConstants.EVENT_ID);
        tag(span, OBJECT_ID, message, ZoomWsConstants.OBJECT_ID);
        tag(span, SUBSCRIPTION, message, ZoomWsConstants.SUBSCRIPTION_ID);
    }

    private static void tag(Span span, String tag, Message message, String header) {
        String value = message.getHeader(header, String.class);
        if (value != null) {
            span.setTag(tag, value);
        }
    }
}
