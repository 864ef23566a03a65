package io.github.camelzoom.examples.esb;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelzoom.websocket.simulator.ClosedBy;
import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.scenario.Pace;
import io.github.camelzoom.websocket.simulator.scenario.ScenarioPlayer;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.NotifyBuilder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both applications against the simulator; what counts is what the services of the bus then have. */
class EsbEmbeddedTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @TempDir
    Path folder;

    private Embedded started(Flavour flavour) throws Exception {
        Embedded application = flavour.start(zoom, folder);
        assertTrue(zoom.awaitConnected(LONGEST));
        return application;
    }

    private List<String> differences() {
        return Services.differences(zoom.truth(), folder);
    }

    @ParameterizedTest
    @EnumSource
    void theApplicationsHealthPageTellsOfTheConnection(Flavour flavour) throws Exception {
        try (Embedded application = started(flavour)) {
            await().atMost(LONGEST).until(() -> health(application).statusCode() == 200);
            assertEquals("UP", json(health(application)).path("status").asText());

            zoom.switches().set(Switch.REFUSE_TOKENS, true);
            zoom.resetConnections();
            await().atMost(LONGEST).until(() -> health(application).body().contains("connection-refused"));
            assertEquals(503, health(application).statusCode());
            assertTrue(health(application).body().contains("Check the subscription id"));
            assertFalse(health(application).body().contains(zoom.clientSecret()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceHasItsEventsByOneConnectionAndWhatOneRefusesDisturbsNoOther(Flavour flavour) throws Exception {
        var day = WorkingDay.generate(7);
        try (Embedded application = started(flavour)) {
            var received = new NotifyBuilder(application.camel())
                    .fromRoute("zoom-all")
                    .whenReceived(1 + day.size())
                    .create();
            // about nobody: the directory refuses it
            zoom.send("{\"event\":\"user.created\",\"payload\":{\"object\":{\"email\":\"nobody@example.com\"}}}");
            ScenarioPlayer.play(zoom, day, Pace.max());
            assertTrue(received.matches(LONGEST.toSeconds(), TimeUnit.SECONDS));
            // some of it may still wait in the queues of the bus: stopping finishes it
        }
        assertEquals(List.of(), differences());
        assertEquals(1, Files.list(folder.resolve("rejected")).count());
        assertTrue(zoom.truth().await(LONGEST, truth -> truth.acceptedNow() == 0));
        List<ConnectionRecord> connections = zoom.truth().connections();
        assertEquals(1, connections.size());
        assertEquals(1, zoom.truth().tokenRequests().size());
        assertEquals(ClosedBy.CLIENT, connections.get(0).closedBy());
        assertEquals(1000, connections.get(0).closeCode().orElseThrow());
    }

    private static HttpResponse<String> health(Embedded application) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(application.health()).build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }
}
