package io.github.camelzoom.websocket.benchmarks.contender;

import io.github.camelzoom.websocket.benchmarks.event.EventNumbers;
import io.github.camelzoom.websocket.benchmarks.event.Mix;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;

/** The route behind each Camel contender: a {@code choice()} of four branches by the event's type. */
final class ChoiceOfFour {

    private ChoiceOfFour() {}

    /** For consumers that put type and time into headers, and the event's text into the body. */
    static RouteBuilder onHeader(Function<RouteBuilder, ProcessorDefinition<?>> start, Tally tally) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                String[] types = Mix.types();
                start.apply(this)
                        .choice()
                        .when(header("CamelZoomEvent").isEqualTo(types[0]))
                        .process(exchange -> noteHeader(exchange, tally))
                        .when(header("CamelZoomEvent").isEqualTo(types[1]))
                        .process(exchange -> noteHeader(exchange, tally))
                        .when(header("CamelZoomEvent").isEqualTo(types[2]))
                        .process(exchange -> noteHeader(exchange, tally))
                        .otherwise()
                        .process(exchange -> noteHeader(exchange, tally));
            }
        };
    }

    /** For bodies that are maps. */
    static RouteBuilder onBody(Function<RouteBuilder, ProcessorDefinition<?>> start, Tally tally) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                String[] types = Mix.types();
                start.apply(this)
                        .choice()
                        .when(simple("${body[event]} == '" + types[0] + "'"))
                        .process(exchange -> noteBody(exchange, tally))
                        .when(simple("${body[event]} == '" + types[1] + "'"))
                        .process(exchange -> noteBody(exchange, tally))
                        .when(simple("${body[event]} == '" + types[2] + "'"))
                        .process(exchange -> noteBody(exchange, tally))
                        .otherwise()
                        .process(exchange -> noteBody(exchange, tally));
            }
        };
    }

    private static void noteHeader(Exchange exchange, Tally tally) {
        tally.arrived((Long) exchange.getMessage().getHeader("CamelZoomEventTimestamp"));
        if (tally.isTimed()) {
            tally.sentAt(EventNumbers.sentAt(exchange.getMessage().getBody(String.class)));
        }
    }

    private static void noteBody(Exchange exchange, Tally tally) {
        Map<?, ?> event = exchange.getMessage().getBody(Map.class);
        tally.arrived(((Number) event.get("event_ts")).longValue());
        if (tally.isTimed()) {
            Number stamp = (Number) ((Map<?, ?>) event.get("payload")).get("time_stamp");
            tally.sentAt(stamp.longValue() - EventNumbers.STAMP_BASE);
        }
    }
}
