package io.github.camelzoom.websocket.cluster;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How long nobody is connected when the leader goes, over {@code -Dcluster.kills=50} times: how much of it the engine
 * takes to notice, and how much the next leader takes to be accepted. Each event is accounted for besides. The figures
 * are written to {@code target/kills.txt}.
 */
@EnabledIfSystemProperty(named = "cluster.kills", matches = "\\d+")
class KillsTest {

    private static final int MEMBERS = 3;

    /** How a leader goes, and what its successor calls that. */
    private enum End {
        KILLED("process-lost") {
            @Override
            void of(MemberProcess leader) throws InterruptedException {
                leader.kill();
            }
        },
        STOPPED("stopped") {
            @Override
            void of(MemberProcess leader) throws InterruptedException {
                leader.terminate();
            }
        };

        private final String cause;

        End(String cause) {
            this.cause = cause;
        }

        abstract void of(MemberProcess leader) throws InterruptedException;
    }

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @TempDir
    Path shared;

    @ParameterizedTest
    @CsvSource({
        "KILLED,  ZOOKEEPER, policy, true",
        "KILLED,  ZOOKEEPER, policy, false",
        "KILLED,  FILE,      policy, true",
        "KILLED,  FILE,      policy, false",
        "STOPPED, ZOOKEEPER, policy, true",
        "STOPPED, ZOOKEEPER, master, true",
        "STOPPED, FILE,      policy, true"
    })
    void theLeaderGoesAgainAndAgain(End end, Engine engine, String mode, boolean warm) throws Exception {
        String name = end + " " + engine + " " + mode + (warm ? " warm" : " cold");
        Path logs = Files.createDirectories(Path.of("target", "members", name.replace(' ', '-')));
        try (TestingServer server = new TestingServer(new InstanceSpec(null, -1, -1, -1, true, -1, 500, -1), true);
                Cluster cluster = new Cluster(
                        zoom,
                        logs,
                        engine,
                        engine == Engine.FILE ? shared.toString() : server.getConnectString(),
                        mode,
                        "displacement=standby&warmStandby=" + warm)) {
            cluster.start(MEMBERS);
            measure(cluster, end, name);
        }
    }

    private void measure(Cluster cluster, End end, String name) throws Exception {
        List<Long> noticed = new ArrayList<>();
        List<Long> accepted = new ArrayList<>();
        List<Long> deaf = new ArrayList<>();
        List<Long> reported = new ArrayList<>();
        try (Numbers numbers = Numbers.to(zoom)) {
            for (int i = 0; i < Integer.getInteger("cluster.kills"); i++) {
                cluster.awaitMarks();
                MemberProcess leader = cluster.leader();
                long connection = cluster.newest().id();
                end.of(leader);
                MemberProcess successor = cluster.awaitSuccessorOf(leader);
                ReportedGap gap = cluster.awaitGap(successor, end.cause);
                List<MemberProcess.Line> leads = successor.lines("LEADS");
                long leadsAt = leads.get(leads.size() - 1).at();
                long lostAt =
                        cluster.connection(connection).closedAt().orElseThrow().toEpochMilli();
                long acceptedAt = cluster.newest().acceptedAt().orElseThrow().toEpochMilli();
                noticed.add(leadsAt - lostAt);
                accepted.add(acceptedAt - leadsAt);
                deaf.add(acceptedAt - lostAt);
                reported.add(gap.millis());
                MemberProcess replacement = cluster.add();
                cluster.await("the replacement", replacement::isStarted);
            }
            numbers.stop();
            cluster.awaitEvent(zoom.truth().sentCount());
            cluster.assertEachEventWasRoutedOnceOrIsKnownToBeLost();
        }
        tell(name + ", noticed after", noticed);
        tell(name + ", accepted after that", accepted);
        tell(name + ", deaf", deaf);
        tell(name + ", gap reported", reported);
    }

    private static void tell(String what, List<Long> millis) throws IOException {
        Collections.sort(millis);
        String line = "%s: median %d ms, 99th percentile %d ms, longest %d ms, of %d%n"
                .formatted(
                        what,
                        millis.get(millis.size() / 2),
                        millis.get((int) Math.ceil(millis.size() * 0.99) - 1),
                        millis.get(millis.size() - 1),
                        millis.size());
        Files.writeString(Path.of("target", "kills.txt"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
