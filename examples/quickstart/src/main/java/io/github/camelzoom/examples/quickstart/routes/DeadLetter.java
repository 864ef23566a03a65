package io.github.camelzoom.examples.quickstart.routes;

import io.github.camelzoom.websocket.ZoomWsConstants;
import java.time.Instant;
import java.util.StringJoiner;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.URISupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names the two files in which an event is kept that could not be handled: the event as received, ready to be played
 * again, and the reason.
 */
public final class DeadLetter {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetter.class);

    /** Sets the name of the file for the event. */
    public void event(Exchange exchange) {
        exchange.getMessage().setHeader(Exchange.FILE_NAME, name(exchange) + ".json");
    }

    /** Makes of the failure the text of the file with the reason, and sets its name. */
    public void reason(Exchange exchange) {
        String file = name(exchange) + ".reason.txt";
        String cause = causeOf(exchange);
        LOG.warn("An event {} could not be handled ({}); it is kept, see failed/{}", type(exchange), cause, file);
        Message message = exchange.getMessage();
        message.setHeader(Exchange.FILE_NAME, file);
        message.setBody("""
                When:  %s
                Event: %s
                Where: %s
                Why:   %s
                """.formatted(Instant.now(), type(exchange), whereOf(exchange), cause));
    }

    private static String name(Exchange exchange) {
        String id = exchange.getMessage().getHeader(ZoomWsConstants.EVENT_ID, exchange.getExchangeId(), String.class);
        return SafeName.ofType(type(exchange)) + "-" + SafeName.of(id);
    }

    private static String type(Exchange exchange) {
        return PlainText.line(exchange.getMessage().getHeader(ZoomWsConstants.EVENT, "unknown", String.class));
    }

    private static String whereOf(Exchange exchange) {
        String endpoint = exchange.getProperty(Exchange.FAILURE_ENDPOINT, "a step of the route", String.class);
        return URISupport.sanitizeUri(endpoint);
    }

    private static String causeOf(Exchange exchange) {
        StringJoiner causes = new StringJoiner("; because of ");
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        for (int depth = 0; cause != null && depth < 5; depth++, cause = cause.getCause()) {
            String said = cause.getMessage() == null ? "" : ": " + PlainText.subject(cause.getMessage());
            causes.add(cause.getClass().getSimpleName() + said);
        }
        return causes.toString();
    }
}
