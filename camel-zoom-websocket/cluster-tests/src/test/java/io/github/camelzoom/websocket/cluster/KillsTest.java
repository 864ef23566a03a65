package io.github.camelzoom.websocket.cluster;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
 * How long nobody is connected after a kill -9 of the leader, over {@code -Dcluster.kills=50} of them: how much of it the
 * engine takes to notice, and how much the next leader takes to be accepted. Each event is accounted for besides.
 */
@EnabledIfSystemProperty(named = "cluster.kills", matches = "\\d+")
class KillsTest {

    private static final int MEMBERS = 3;

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @TempDir
    Path shared;

    @ParameterizedTest
    @CsvSource({"ZOOKEEPER,true", "FILE,true", "FILE,false"})
    void theLeaderIsKilledAgainAndAgain(Engine engine, boolean warm) throws Exception {
        Path logs = Files.createDirectories(Path.of("target", "members", "kills-" + engine + "-" + warm));
        String options = "displacement=standby&warmStandby=" + warm;
        try (TestingServer server = new TestingServer(new InstanceSpec(null, -1, -1, -1, true, -1, 500, -1), true);
                Cluster cluster = new Cluster(
                        zoom,
                        logs,
                        engine,
                        engine == Engine.FILE ? shared.toString() : server.getConnectString(),
                        "policy",
                        options)) {
            cluster.start(MEMBERS);
            measure(cluster, engine + (warm ? " warm" : " cold"));
        }
    }

    private void measure(Cluster cluster, String name) throws Exception {
        List<Long> detected = new ArrayList<>();
        List<Long> accepted = new ArrayList<>();
        List<Long> deaf = new ArrayList<>();
        List<Long> reported = new ArrayList<>();
        try (Numbers numbers = Numbers.to(zoom)) {
            for (int i = 0; i < Integer.getInteger("cluster.kills"); i++) {
                cluster.awaitMarks();
                MemberProcess leader = cluster.leader();
                Instant killedAt = Instant.now();
                leader.kill();
                MemberProcess successor = cluster.awaitSuccessorOf(leader);
                ReportedGap gap = cluster.awaitGap(successor, "process-lost");
                List<MemberProcess.Line> leads = successor.lines("LEADS");
                long leadsAt = leads.get(leads.size() - 1).at();
                long acceptedAt = cluster.lastAcceptance().toEpochMilli();
                detected.add(leadsAt - killedAt.toEpochMilli());
                accepted.add(acceptedAt - leadsAt);
                deaf.add(acceptedAt - killedAt.toEpochMilli());
                reported.add(gap.millis());
                MemberProcess replacement = cluster.add();
                cluster.await("the replacement", replacement::isStarted);
            }
            numbers.stop();
            cluster.awaitEvent(zoom.truth().sentCount());
            cluster.assertEachEventWasRoutedOnceOrIsKnownToBeLost();
        }
        print(name + ", noticed after", detected);
        print(name + ", accepted after that", accepted);
        print(name + ", deaf", deaf);
        print(name + ", gap reported", reported);
    }

    private static void print(String what, List<Long> millis) {
        Collections.sort(millis);
        System.out.printf(
                "%s: median %d ms, 99th percentile %d ms, longest %d ms, of %d%n",
                what,
                millis.get(millis.size() / 2),
                millis.get((int) Math.ceil(millis.size() * 0.99) - 1),
                millis.get(millis.size() - 1),
                millis.size());
    }
}
