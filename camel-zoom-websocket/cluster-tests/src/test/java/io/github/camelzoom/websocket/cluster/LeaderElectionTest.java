package io.github.camelzoom.websocket.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Three processes, one of them connected: what is lost when that one goes, and that it is known. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class LeaderElectionTest {

    /** A mark is up to a second old, and older on a machine that is so busy that its thread has to wait. */
    private static final long MARK_MILLIS = 5_000;

    /** Three seconds of them: thirty times the interval at which others ask for the lock. */
    private static final long STANDSTILL_EVENTS = 3L * Numbers.PER_SECOND;

    private static final String STANDBY = "displacement=standby&warmStandby=true";

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @TempDir
    Path shared;

    private Path logs;

    @BeforeEach
    void keepLogs(TestInfo test) throws IOException {
        String name = test.getTestMethod().orElseThrow().getName();
        logs = Files.createDirectories(Path.of("target", "members", name));
    }

    /** With a tick that lets sessions be as short as the members ask for. */
    private static TestingServer zooKeeper() throws Exception {
        return new TestingServer(new InstanceSpec(null, -1, -1, -1, true, -1, 500, -1), true);
    }

    private Cluster fileLock(String mode) {
        return new Cluster(zoom, logs, Engine.FILE, shared.toString(), mode, STANDBY);
    }

    private Cluster of(TestingServer server, String mode) {
        return new Cluster(zoom, logs, Engine.ZOOKEEPER, server.getConnectString(), mode, STANDBY);
    }

    private static void assertIsFrom(ReportedGap gap, long at) {
        long from = gap.from().toEpochMilli();
        assertTrue(
                at - MARK_MILLIS <= from && from <= at + Cluster.SLACK_MILLIS,
                () -> gap + " does not begin at " + Instant.ofEpochMilli(at));
    }

    private static void assertIsTo(ReportedGap gap, Instant accepted) {
        assertTrue(
                Math.abs(gap.to().toEpochMilli() - accepted.toEpochMilli()) <= Cluster.SLACK_MILLIS,
                () -> gap + " does not end at " + accepted);
    }

    private static void crash(Cluster cluster) throws Exception {
        cluster.awaitMarks();
        MemberProcess leader = cluster.leader();
        long killedAt = System.currentTimeMillis();
        leader.kill();
        MemberProcess successor = cluster.awaitSuccessorOf(leader);
        cluster.awaitOneActive();
        ReportedGap gap = cluster.awaitGap(successor, "process-lost");
        assertIsFrom(gap, killedAt);
        assertIsTo(gap, cluster.lastAcceptance());
    }

    private static void move(Cluster cluster) throws Exception {
        cluster.awaitMarks();
        MemberProcess leader = cluster.leader();
        long before = cluster.newest().id();
        long askedAt = System.currentTimeMillis();
        leader.terminate();
        MemberProcess successor = cluster.awaitSuccessorOf(leader);
        cluster.awaitOneActive();
        ReportedGap gap = cluster.awaitGap(successor, "stopped");
        assertTrue(gap.from().toEpochMilli() >= askedAt, () -> gap + " begins before " + Instant.ofEpochMilli(askedAt));
        Instant closed = cluster.connection(before).closedAt().orElseThrow();
        assertTrue(!gap.from().isAfter(closed.plusMillis(Cluster.SLACK_MILLIS)), () -> gap + " begins after " + closed);
        assertIsTo(gap, cluster.lastAcceptance());
    }

    private static void end(Cluster cluster, Numbers numbers) throws InterruptedException {
        numbers.stop();
        cluster.awaitEvent(zoom.truth().sentCount());
        cluster.assertEachEventWasRoutedOnceOrIsKnownToBeLost();
    }

    private static String report(Cluster cluster, MemberProcess member) throws Exception {
        int before = member.lines("REPORT ").size();
        member.askForReport();
        cluster.await("the report of " + member, () -> member.lines("REPORT ").size() > before);
        return member.lines("REPORT ").get(before).what();
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> "no " + part + " in " + text);
    }

    @Test
    void withALockOnAFileOneLeadsAndTheNextTakesOver() throws Exception {
        try (Cluster cluster = fileLock("policy")) {
            cluster.start(3);
            try (Numbers numbers = Numbers.to(zoom)) {
                move(cluster);
                standStill(cluster);
                crash(cluster);
                end(cluster, numbers);
            }
        }
    }

    /** With a lock on a file, one that stood still has kept the lock, and so has missed nothing. */
    private static void standStill(Cluster cluster) throws Exception {
        cluster.awaitMarks();
        MemberProcess leader = cluster.leader();
        int connections = zoom.truth().connections().size();
        leader.freeze();
        long sent = zoom.truth().sentCount() + STANDSTILL_EVENTS;
        cluster.await("events for the frozen one", () -> zoom.truth().sentCount() >= sent);
        leader.thaw();
        cluster.awaitEvent(sent);
        assertEquals(leader, cluster.leader());
        assertEquals(connections, zoom.truth().connections().size(), "another one connected");
    }

    @Test
    void withZooKeeperOneLeadsAndTheNextTakesOver() throws Exception {
        try (TestingServer server = zooKeeper();
                Cluster cluster = of(server, "policy")) {
            cluster.start(3);
            assertWhoLeadsIsSeen(cluster);
            try (Numbers numbers = Numbers.to(zoom)) {
                crash(cluster);
                freeze(cluster);
                end(cluster, numbers);
            }
        }
    }

    /** One that stood still, and believes that it leads when it wakes up. */
    private static void freeze(Cluster cluster) throws Exception {
        cluster.awaitMarks();
        MemberProcess leader = cluster.leader();
        leader.freeze();
        long frozenAt = System.currentTimeMillis();
        MemberProcess successor = cluster.awaitSuccessorOf(leader);
        ReportedGap gap = cluster.awaitGap(successor, "process-lost");
        assertIsFrom(gap, frozenAt);
        assertIsTo(gap, cluster.lastAcceptance());
        int connections = zoom.truth().connections().size();

        leader.thaw();
        cluster.await("the frozen one yields", () -> report(cluster, leader).contains("state: Displaced"));
        assertContains(report(cluster, leader), "health consumer:zoom-ws-" + zoom.subscriptionId() + "=DOWN");
        assertEquals(1, zoom.truth().acceptedNow());
        // Camel goes on to believe that it leads, and does not let it stand for election again
        leader.terminate();
        cluster.add();
        cluster.awaitOneActive();
        assertEquals(successor, cluster.leader());
        assertEquals(connections, zoom.truth().connections().size(), "they fight for the subscription");
    }

    private static void assertWhoLeadsIsSeen(Cluster cluster) throws Exception {
        MemberProcess leader = cluster.leader();
        cluster.await("its connection", () -> !leader.lines("connection.up").isEmpty());
        String check = "health consumer:zoom-ws-" + zoom.subscriptionId();
        String report = report(cluster, leader);
        assertContains(report, "jmx=true");
        assertContains(report, check + "=UP");
        assertContains(report, "state: Connected");
        for (MemberProcess member : cluster.members()) {
            if (member != leader) {
                String follower = report(cluster, member);
                assertContains(follower, "jmx=false");
                assertFalse(follower.contains("DOWN"), follower);
                assertFalse(follower.contains("state: Connected"), follower);
            }
        }
    }

    @Test
    void behindMasterOneLeadsAndTheNextTakesOver() throws Exception {
        try (TestingServer server = zooKeeper();
                Cluster cluster = of(server, "master")) {
            cluster.start(3);
            assertWhoLeadsIsSeen(cluster);
            try (Numbers numbers = Numbers.to(zoom)) {
                move(cluster);
                crash(cluster);
                end(cluster, numbers);
            }
        }
    }
}
