package io.github.camelzoom.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Kamelets in the component's jar, used from YAML. */
class KameletsTest {

    /** With all that has a meaning in a URI, in a placeholder or to Camel. */
    private static final String SECRET = "s&c=r+t%25 #?(x}";

    private static final String RECORDING = """
            {"event":"recording.completed","payload":{"account_id":"a","object":{"id":7,"uuid":"u","host_id":"h",
            "recording_files":[{"id":"1","file_type":"MP4","download_url":"https://zoom.example/1"},
            {"id":"2","file_type":"CHAT","download_url":"https://zoom.example/2"}]}},"download_token":"token-of-it"}""";

    @RegisterExtension
    static final ZoomSimulator zoom =
            ZoomSimulatorExtension.of(ZoomSimulator.builder().clientSecret(SECRET));

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    private MockEndpoint run(String yaml, Map<String, String> properties) throws Exception {
        Properties all = new Properties();
        all.putAll(properties);
        main.setOverrideProperties(all);
        main.start();
        PluginHelper.getRoutesLoader(main.getCamelContext())
                .loadRoutes(ResourceHelper.fromString("routes.yaml", yaml.replace("ID", zoom.subscriptionId())));
        assertTrue(zoom.awaitConnected(Duration.ofSeconds(10)));
        return main.getCamelContext().getEndpoint("mock:events", MockEndpoint.class);
    }

    @Test
    void eventsComeByOneLineOfYamlWhenTheComponentHasTheCredentials() throws Exception {
        MockEndpoint events = run(
                "- from: {uri: 'kamelet:zoom-events-source?subscriptionId=ID', steps: [{to: 'mock:events'}]}",
                zoom.componentProperties());
        events.expectedHeaderReceived(ZoomWsConstants.EVENT, "user.created");
        events.expectedBodiesReceived("{\"event\":\"user.created\",\"payload\":{}}");
        zoom.send("{\"event\":\"user.created\",\"payload\":{}}");
        events.assertIsSatisfied();
    }

    @Test
    void credentialsAndFiltersAreItsPropertiesToo() throws Exception {
        MockEndpoint events = run(
                """
                - route:
                    from:
                      uri: kamelet:zoom-events-source
                      parameters:
                        subscriptionId: ID
                        events: "meeting.*,!meeting.ended"
                        accountId: "{{account}}"
                        clientId: "{{client}}"
                        clientSecret: "#property:secret"
                        webSocketUrl: "{{socket}}"
                        oauthUrl: "{{oauth}}"
                      steps:
                        - to: mock:events
                """,
                Map.of(
                        "account", zoom.accountId(),
                        "client", zoom.clientId(),
                        "secret", zoom.clientSecret(),
                        "socket", zoom.webSocketUrl(),
                        "oauth", zoom.oauthUrl()));
        events.expectedHeaderReceived(ZoomWsConstants.EVENT, "meeting.started");
        events.expectedMessageCount(1);
        zoom.send("{\"event\":\"meeting.ended\",\"payload\":{}}");
        zoom.send("{\"event\":\"user.created\",\"payload\":{}}");
        zoom.send("{\"event\":\"meeting.started\",\"payload\":{}}");
        events.assertIsSatisfied();
    }

    @Test
    void eachFileOfARecordingIsAMessageOfItsOwnWithWhatItTakesToFetchIt() throws Exception {
        MockEndpoint events = run(
                "- from: {uri: 'kamelet:zoom-recording-completed-source?subscriptionId=ID', steps: [{to: 'mock:events'}]}",
                zoom.componentProperties());
        events.expectedHeaderReceived(ZoomWsConstants.OBJECT_UUID, "u");
        events.expectedMessageCount(2);
        zoom.send(RECORDING);
        events.assertIsSatisfied();
        JsonNode second = new ObjectMapper()
                .readTree(events.getExchanges().get(1).getMessage().getBody(String.class));
        assertEquals("https://zoom.example/2", second.get("download_url").asText());
        assertEquals("token-of-it", second.get("download_token").asText());
    }

    @Test
    void ofARecordingOnlyTheFilesAskedForArePassedOn() throws Exception {
        MockEndpoint events = run("""
                - from:
                    uri: kamelet:zoom-recording-completed-source
                    parameters: {subscriptionId: ID, fileTypes: 'MP4,CHAT_MESSAGE'}
                    steps: [{to: 'mock:events'}]
                """, zoom.componentProperties());
        events.expectedMessageCount(1);
        zoom.send(RECORDING);
        zoom.send(RECORDING.replace("MP4", "TRANSCRIPT"));
        zoom.send(RECORDING.replace("MP4", "CHAT_MESSAGE").replace("\"1\"", "\"3\""));
        events.setExpectedMessageCount(2);
        events.assertIsSatisfied();
        assertTrue(
                events.getExchanges().get(1).getMessage().getBody(String.class).contains("CHAT_MESSAGE"));
    }
}
