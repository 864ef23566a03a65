package io.github.camelzoom.websocket.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client in the style of those that are public for Node works unchanged. */
class NodeClientTest extends SimulatorFixture {
    private static final String EVENT =
            "{\"event\":\"meeting.started\",\"payload\":{\"object\":{\"topic\":\"Zoë \\uD83D\\uDE92 €\"}}}";

    @Test
    void aClientThatDoesWhatNodeClientsDoGetsHeartbeatsAndEvents() {
        NodeStyleClient client = NodeStyleClient.connect(
                zoom.webSocketUrl(), zoom.oauthUrl(), zoom.subscriptionId(), zoom.clientId(), zoom.clientSecret());
        await().atMost(TestClient.PATIENCE).until(() -> client.frames().stream()
                .anyMatch(frame -> frame.path("content").asText().equals("live")));

        zoom.send(EVENT);

        assertEquals(List.of(EVENT), client.contents(1));
    }

    @Test
    @Timeout(30)
    void aRealNodeClientGetsHeartbeatsAndEvents() throws Exception {
        assumeTrue(runs("node", "-e", "require('ws')"), "skipped: needs node, and its package ws on NODE_PATH");
        Path script = Path.of(getClass().getResource("/node/client.js").toURI());
        Process node = new ProcessBuilder(
                        "node",
                        script.toString(),
                        zoom.webSocketUrl(),
                        zoom.oauthUrl(),
                        zoom.subscriptionId(),
                        zoom.clientId(),
                        zoom.clientSecret())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = node.inputReader(java.nio.charset.StandardCharsets.UTF_8)) {
            assertEquals("heartbeat live", lines.readLine());
            zoom.send(EVENT);
            assertEquals("event meeting.started Zoë \uD83D\uDE92 €", lines.readLine());
            zoom.closeConnections(1000, "Bye");
            assertNull(lines.readLine());
        } finally {
            node.destroy();
        }
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
