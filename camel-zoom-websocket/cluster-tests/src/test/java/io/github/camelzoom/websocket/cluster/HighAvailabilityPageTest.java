package io.github.camelzoom.websocket.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page shows is what is tried here. */
class HighAvailabilityPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "high-availability.md");
    private static final Path SHOWN = Path.of("src", "test", "resources", "high-availability");

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @TempDir
    Path shared;

    @ParameterizedTest
    @ValueSource(strings = {"routes.yaml", "application.properties"})
    void thePageShowsTheFilesThatAreTried(String file) throws IOException {
        String block = Files.readAllLines(SHOWN.resolve(file)).stream()
                .map(line -> "    " + line)
                .collect(Collectors.joining("\n"));
        assertTrue(Files.readString(PAGE).contains(block), () -> PAGE + " does not show " + file + ":\n" + block);
    }

    @Test
    void thePageShowsTheRepositoryInZooKeeperThatIsTried() throws IOException {
        String source = Files.readString(Path.of(
                "src", "test", "java", "io", "github", "camelzoom", "websocket", "cluster", "ZooKeeperMarks.java"));
        String block = source.substring(
                        source.indexOf("    @Override\n    public String getState"), source.lastIndexOf('}'))
                .stripTrailing();
        assertTrue(Files.readString(PAGE).contains(block), () -> PAGE + " does not show\n" + block);
    }

    private Main main() throws IOException {
        Properties properties = new Properties();
        properties.load(Files.newBufferedReader(SHOWN.resolve("application.properties")));
        properties.putAll(zoom.componentProperties());
        properties.setProperty("zoom.subscription-id", zoom.subscriptionId());
        properties.setProperty("shared.directory", shared.toString());
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(shared.resolve("leader").toString());
        cluster.setAcquireLockInterval(1);
        Main main = new Main();
        main.bind("cluster", cluster);
        main.setOverrideProperties(properties);
        main.configure().withRoutesIncludePattern("classpath:high-availability/routes.yaml");
        return main;
    }

    private static boolean isStarted(Main main) {
        return main.getCamelContext().getRouteController().getRouteStatus("zoom-events") == ServiceStatus.Started;
    }

    @Test
    void oneOfTwoIsConnectedAndTheOtherFollows() throws Exception {
        Main one = main();
        Main other = main();
        try {
            one.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> zoom.truth().acceptedNow() == 1);
            other.start();
            assertTrue(isStarted(one));
            assertTrue(!isStarted(other), "both lead");
            one.stop();
            await().atMost(Duration.ofSeconds(30)).until(() -> isStarted(other));
            await().atMost(Duration.ofSeconds(30)).until(() -> zoom.truth().acceptedNow() == 1);
            assertEquals(2, zoom.truth().connections().size());
        } finally {
            one.stop();
            other.stop();
        }
        try (var marks = Files.list(shared.resolve("coverage"))) {
            assertEquals(1, marks.count());
        }
    }
}
