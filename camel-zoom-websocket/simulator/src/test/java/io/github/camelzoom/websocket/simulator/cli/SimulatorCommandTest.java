package io.github.camelzoom.websocket.simulator.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.NodeStyleClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, run in this process. */
@Timeout(30)
class SimulatorCommandTest {
    @TempDir
    Path folder;

    private final SimulatorCommand command = new SimulatorCommand();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(command, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private CompletableFuture<Integer> runAside(String... arguments) {
        return CompletableFuture.supplyAsync(() -> run(arguments));
    }

    /** What the greeting says under a name, once it is printed. */
    private String printed(String name) {
        Pattern line = Pattern.compile("(?m)^  " + name + " +(\\S+)");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> line.matcher(out.toString()).find());
        Matcher matcher = line.matcher(out.toString());
        assertTrue(matcher.find());
        return matcher.group(1);
    }

    private NodeStyleClient connect() throws Exception {
        return NodeStyleClient.connect(
                printed("WebSocket"),
                printed("OAuth"),
                printed("subscription id"),
                printed("client id"),
                printed("client secret"));
    }

    @Test
    void explainsItsOptions() {
        assertEquals(0, run("--help"));

        for (String option : List.of("--port", "--tls", "--scenario", "--replay", "--rate", "--speed", "--seed")) {
            assertTrue(out.toString().contains(option), option);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prot 1",
                "--port x",
                "--scenario nothing",
                "--replay /no/such/file",
                "--scenario working-day --replay x",
                "--scenario working-day --rate -1",
                "--scenario working-day --rate fast",
                "--scenario working-day --size 0",
                "--replay . --speed 2",
                "--switch none=1",
                "--switch pong=maybe"
            })
    void refusesWrongOptionsWithAHintBeforeItStarts(String arguments) {
        assertEquals(2, run(arguments.split(" ")));

        assertTrue(err.toString().contains("--help"), err.toString());
        assertFalse(out.toString().contains("Zoom simulator on port"), out.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @Test
    void replaysFilesByteForByteAndEnds() throws Exception {
        String pretty = "{\n  \"event\" : \"user.created\",\n  \"payload\" : { }\n}\n";
        Files.writeString(folder.resolve("1.json"), pretty);
        Files.writeString(folder.resolve("2.jsonl"), "{\"event\":\"a.b\"}\n{\"event\":\"ünï\"}\n");

        var status = runAside("--replay", folder.toString(), "--rate", "max", "--exit");
        NodeStyleClient client = connect();

        assertEquals(0, status.get(20, TimeUnit.SECONDS));
        assertEquals(List.of(pretty, "{\"event\":\"a.b\"}", "{\"event\":\"ünï\"}"), client.contents(3));
        assertTrue(out.toString().contains("3 asked for, 3 delivered, 0 missed"), out.toString());
    }

    @Test
    void playsAWorkingDayToWhoeverConnects() throws Exception {
        var status = runAside("--scenario", "working-day", "--size", "0.1", "--rate", "max", "--exit");
        NodeStyleClient client = connect();

        assertEquals(0, status.get(20, TimeUnit.SECONDS));
        assertTrue(client.contents(20).get(0).contains("\"event\""));
    }

    @Test
    void stopsWhileItWaitsForAClient() throws Exception {
        var status = runAside("--scenario", "working-day", "--account-id", "mine", "--switch", "pong=false");
        assertEquals("mine", printed("account id"));

        command.stop();

        assertEquals(0, status.get(10, TimeUnit.SECONDS));
    }

    @Test
    void stopsWhileItPlays() throws Exception {
        var status = runAside("--scenario", "working-day", "--speed", "0.001");
        connect();
        await().atMost(Duration.ofSeconds(10)).until(() -> out.toString().contains("Playing"));

        command.stop();

        assertEquals(0, status.get(10, TimeUnit.SECONDS));
        assertTrue(out.toString().contains("Stopped after"), out.toString());
    }

    @Test
    void saysWhyItCannotRun() throws IOException {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("localhost"))) {
            assertEquals(1, run("--port", "" + taken.getLocalPort()));
        }

        assertTrue(err.toString().contains("Cannot listen"), err.toString());
    }
}
