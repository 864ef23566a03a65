package io.github.camelzoom.websocket.springboot;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomWsConstants;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import org.apache.camel.EndpointInject;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A whole Spring Boot application, with its web server and Actuator, against the simulator. */
@CamelSpringBootTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.endpoint.health.show-details=always", "camel.health.exposure-level=full"})
class SpringBootApplicationTest {

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @DynamicPropertySource
    static void credentials(DynamicPropertyRegistry properties) {
        zoom.componentProperties().forEach((name, value) -> properties.add(name, () -> value));
        properties.add("zoom.subscription-id", zoom::subscriptionId);
    }

    @Autowired
    private TestRestTemplate http;

    @EndpointInject("mock:meetings")
    private MockEndpoint meetings;

    @BeforeEach
    void connected() {
        meetings.reset();
        assertTrue(zoom.awaitConnected(Duration.ofSeconds(10)));
    }

    private ResponseEntity<JsonNode> health() {
        return http.getForEntity("/actuator/health", JsonNode.class);
    }

    private JsonNode connection() {
        return health().getBody().at("/components/camelHealth/details").path("consumer:meetings.data");
    }

    @Test
    void eventsReachTheRouteOfTheApplication() throws InterruptedException {
        meetings.expectedHeaderReceived(ZoomWsConstants.EVENT, "meeting.started");
        meetings.expectedMessageCount(1);
        zoom.send("{\"event\":\"user.created\",\"payload\":{}}");
        zoom.send("{\"event\":\"meeting.started\",\"payload\":{}}");
        meetings.assertIsSatisfied();
    }

    @Test
    void actuatorShowsTheConnectionOfEachSubscription() {
        await().until(() -> health().getStatusCode().is2xxSuccessful());
        assertEquals(zoom.subscriptionId(), connection().path("subscription").asText());
        assertEquals("Connected", connection().path("state").asText());
    }

    @Test
    void actuatorSaysInWordsWhyThereIsNoConnection() {
        zoom.switches().set(Switch.REFUSE_TOKENS, true);
        zoom.resetConnections();
        await().until(() -> health().getStatusCode().value() == 503);
        await().until(() -> connection().path("cause").asText().equals("connection-refused"));
        assertTrue(
                connection().path("advice").asText().contains("subscription"),
                connection().toString());
        assertFalse(health().getBody().toString().contains(zoom.clientSecret()));
    }
}
