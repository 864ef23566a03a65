package io.github.camelzoom.websocket.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import io.github.camelzoom.websocket.simulator.SentEvent;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Processes that share one subscription, and what they and Zoom know of it. */
final class Cluster implements AutoCloseable {

    /** Zoom sends an event and we read it a moment later, on a machine that may be busy. */
    static final long SLACK_MILLIS = 1_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ZoomSimulator zoom;
    private final Path logs;
    private final List<String> arguments;
    private final List<MemberProcess> members = new ArrayList<>();

    /** @param mode policy or master */
    Cluster(ZoomSimulator zoom, Path logs, Engine engine, String address, String mode, String options) {
        this.zoom = zoom;
        this.logs = logs;
        this.arguments = List.of(
                engine.name(),
                address,
                mode,
                zoom.endpointUri("coverageRepository=#marks&fireConnectionEvents=true&" + options));
    }

    /** Starts so many, and waits until all are there and one is connected. */
    void start(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            add();
        }
        await("the members", () -> {
            assertTrue(members.stream().allMatch(MemberProcess::isAlive), () -> "one ended, see " + logs);
            return members.stream().allMatch(MemberProcess::isStarted);
        });
        awaitOneActive();
    }

    MemberProcess add() throws IOException {
        String name = "member-" + (members.size() + 1);
        MemberProcess member = MemberProcess.start(name, logs, arguments);
        members.add(member);
        return member;
    }

    void await(String what, Callable<Boolean> condition) {
        org.awaitility.Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    void awaitOneActive() {
        await(
                "one leader, connected",
                () -> leaders().size() == 1 && zoom.truth().acceptedNow() == 1);
    }

    List<MemberProcess> members() {
        return List.copyOf(members);
    }

    /** Waits until the leader's last mark speaks of its own connection: one that goes before leaves the mark of before. */
    void awaitMarks() {
        int before = leader().lines("EVENT ").size();
        await("events", () -> leader().lines("EVENT ").size() > before + 2 * Numbers.PER_SECOND);
    }

    List<MemberProcess> leaders() {
        return members.stream().filter(MemberProcess::leads).toList();
    }

    MemberProcess leader() {
        assertEquals(1, leaders().size(), () -> "leaders: " + leaders());
        return leaders().get(0);
    }

    /** Waits for one that leads beside or after this one, and is connected by its own connection. */
    MemberProcess awaitSuccessorOf(MemberProcess before) {
        int connections = accepted().size();
        await("a successor of " + before, () -> leaders().stream().anyMatch(leader -> leader != before));
        MemberProcess successor = leaders().stream()
                .filter(leader -> leader != before)
                .findFirst()
                .orElseThrow();
        await("the connection of " + successor, () -> accepted().size() > connections || isConnectedSince(successor));
        return successor;
    }

    private boolean isConnectedSince(MemberProcess member) {
        List<MemberProcess.Line> leads = member.lines("LEADS");
        Instant from = Instant.ofEpochMilli(leads.get(leads.size() - 1).at()).minusMillis(SLACK_MILLIS);
        return accepted().stream()
                .anyMatch(connection -> connection.acceptedAt().orElseThrow().isAfter(from));
    }

    /** The connections that Zoom accepted, in order. */
    List<ConnectionRecord> accepted() {
        return zoom.truth().connections().stream()
                .filter(ConnectionRecord::accepted)
                .toList();
    }

    List<ReportedGap> gaps(MemberProcess member) {
        return member.lines("connection.gap ").stream()
                .map(line -> ReportedGap.parse(line.what()))
                .toList();
    }

    /** The gap between two processes, which the later one reports. */
    ReportedGap awaitGap(MemberProcess member, String cause) {
        await("a gap " + cause + " from " + member, () -> gaps(member).stream()
                .anyMatch(gap -> gap.cause().equals(cause)));
        List<ReportedGap> found =
                gaps(member).stream().filter(gap -> gap.cause().equals(cause)).toList();
        return found.get(found.size() - 1);
    }

    /** The newest connection that Zoom accepted. */
    ConnectionRecord newest() {
        List<ConnectionRecord> accepted = accepted();
        return accepted.get(accepted.size() - 1);
    }

    /** What has become of it meanwhile. */
    ConnectionRecord connection(long id) {
        return zoom.truth().connections().stream()
                .filter(connection -> connection.id() == id)
                .findFirst()
                .orElseThrow();
    }

    /** When Zoom accepted the newest connection. */
    Instant lastAcceptance() {
        return newest().acceptedAt().orElseThrow();
    }

    /** Waits until the leader has routed this event, and so all before it. */
    void awaitEvent(long number) {
        MemberProcess last = leader();
        await("event " + number, () -> last.lines("EVENT ").stream()
                .anyMatch(line -> line.what().equals(Long.toString(number))));
    }

    /** Whatever Zoom sent was routed once, or lies in a gap that was reported. */
    void assertEachEventWasRoutedOnceOrIsKnownToBeLost() {
        Map<Long, List<String>> routed = new TreeMap<>();
        List<ReportedGap> gaps = new ArrayList<>();
        for (MemberProcess member : members) {
            gaps.addAll(gaps(member));
            member.lines("EVENT ")
                    .forEach(line -> routed.computeIfAbsent(Long.parseLong(line.what()), any -> new ArrayList<>())
                            .add(member.toString()));
        }
        for (SentEvent event : zoom.truth().sent()) {
            List<String> by = routed.getOrDefault(Numbers.numberOf(event.content()), List.of());
            assertTrue(by.size() <= 1, () -> event + " was routed by " + by);
            assertTrue(
                    by.size() == 1 || gaps.stream().anyMatch(gap -> gap.holds(event.at(), SLACK_MILLIS)),
                    () -> event + " was lost and is in none of the gaps " + gaps);
        }
    }

    @Override
    public void close() {
        members.forEach(MemberProcess::close);
    }
}
