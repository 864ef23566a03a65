package io.github.camelzoom.websocket.endpointdsl;

import static io.github.camelzoom.websocket.endpointdsl.StaticEndpointBuilders.zoomWs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.ZoomWsEndpoint;
import io.github.camelzoom.websocket.endpointdsl.dsl.ZoomWsEndpointBuilderFactory;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code zoomWs(...)} in a route, and whether it knows all that the component knows. */
class EndpointDslTest extends CamelTestSupport {

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(zoomWs(zoom.subscriptionId())
                                .events("meeting.*,!meeting.ended")
                                .accountId(zoom.accountId())
                                .clientId(zoom.clientId())
                                .clientSecret(zoom.clientSecret())
                                .webSocketUrl(zoom.webSocketUrl())
                                .oauthUrl(zoom.oauthUrl())
                                .livenessTimeout("90s"))
                        .to("mock:meetings");
            }
        };
    }

    @Test
    void aRouteIsWrittenWithMethodsForOptions() throws InterruptedException {
        MockEndpoint meetings = getMockEndpoint("mock:meetings");
        meetings.expectedBodiesReceived("{\"event\":\"meeting.started\",\"payload\":{}}");
        assertTrue(zoom.awaitConnected(Duration.ofSeconds(10)));
        zoom.send("{\"event\":\"meeting.ended\",\"payload\":{}}");
        zoom.send("{\"event\":\"meeting.started\",\"payload\":{}}");
        meetings.assertIsSatisfied();
        ZoomWsEndpoint endpoint = (ZoomWsEndpoint) context.getRoutes().get(0).getEndpoint();
        assertEquals(90_000, endpoint.getConfiguration().getLivenessTimeout());
    }

    @Test
    void everyOptionHasItsMethod() throws IOException {
        Set<String> options = JsonMapper.generateComponentModel(metadata()).getEndpointParameterOptions().stream()
                .map(option -> option.getName())
                .collect(Collectors.toSet());
        Set<String> methods = Arrays.stream(ZoomWsEndpointBuilderFactory.class.getDeclaredClasses())
                .flatMap(builder -> Arrays.stream(builder.getMethods()))
                .map(Method::getName)
                .collect(Collectors.toSet());
        options.removeAll(methods);
        assertEquals(Set.of(), options);
    }

    private static String metadata() throws IOException {
        try (InputStream json =
                ZoomWsEndpoint.class.getResourceAsStream("/META-INF/io/github/camelzoom/websocket/zoom-ws.json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
