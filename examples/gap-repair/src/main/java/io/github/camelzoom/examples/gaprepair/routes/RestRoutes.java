package io.github.camelzoom.examples.gaprepair.routes;

import io.github.camelzoom.examples.gaprepair.rest.ZoomTokens;
import io.github.camelzoom.websocket.oauth.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntPredicate;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.base.HttpOperationFailedException;

/** One call of Zoom's REST API: with a token, and with the patience that Zoom asks for. */
public final class RestRoutes extends RouteBuilder {
    private static final int ATTEMPTS = 5;
    private static final int FIRST_DELAY_MILLIS = 1000;

    private final ZoomTokens tokens;

    public RestRoutes(ZoomTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void configure() {
        // a token that Zoom does not take any more: once more with a new one
        onException(HttpOperationFailedException.class)
                .onWhen(status(status -> status == 401))
                .maximumRedeliveries(1)
                .redeliveryDelay(0)
                .onRedelivery(tokens::renew)
                .logExhausted(false);
        onException(HttpOperationFailedException.class)
                .onWhen(status(status -> status == 429 || status >= 500))
                .onExceptionOccurred(RestRoutes::waitAsAsked)
                .maximumRedeliveries(ATTEMPTS)
                .redeliveryDelay(FIRST_DELAY_MILLIS)
                .useExponentialBackOff()
                .retryAttemptedLogLevel(LoggingLevel.INFO)
                .logExhausted(false);
        onException(IOException.class)
                .maximumRedeliveries(ATTEMPTS)
                .redeliveryDelay(FIRST_DELAY_MILLIS)
                .useExponentialBackOff()
                .retryAttemptedLogLevel(LoggingLevel.INFO)
                .logExhausted(false);
        onException(HttpOperationFailedException.class)
                .onWhen(status(status -> status < 500 && status != 401 && status != 429))
                .logExhausted(false);

        from("direct:zoom-rest")
                .routeId("zoom-rest")
                .setHeader(Exchange.HTTP_METHOD, constant("GET"))
                .process(tokens::authorize)
                .to("http:zoom?connectTimeout=15000&responseTimeout=60000")
                .convertBodyTo(String.class);
    }

    private static Predicate status(IntPredicate expected) {
        return exchange -> {
            var refusal = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpOperationFailedException.class);
            return refusal != null && expected.test(refusal.getStatusCode());
        };
    }

    private static void waitAsAsked(Exchange exchange) {
        exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        var refusal = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpOperationFailedException.class);
        String header = refusal.getResponseHeaders() == null
                ? null
                : refusal.getResponseHeaders().get("Retry-After");
        RetryAfter.parse(header, Instant.now()).map(Duration::toMillis).ifPresent(millis -> exchange.getMessage()
                .setHeader(Exchange.REDELIVERY_DELAY, millis));
    }
}
