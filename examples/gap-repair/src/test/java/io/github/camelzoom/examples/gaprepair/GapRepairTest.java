package io.github.camelzoom.examples.gaprepair;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.examples.gaprepair.repair.EventKey;
import io.github.camelzoom.examples.gaprepair.simulated.Balance;
import io.github.camelzoom.examples.gaprepair.simulated.SimulatedDay;
import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.simulator.ConnectionRecord;
import io.github.camelzoom.websocket.simulator.RestRequest;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.junit.ZoomSimulatorExtension;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import io.github.camelzoom.websocket.simulator.switches.RestAnswer;
import io.github.camelzoom.websocket.simulator.switches.RetryAfterForm;
import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The application against the simulator: what it routed, live and repaired, beside what happened. */
@SuppressWarnings("try") // the application runs while we look from outside
class GapRepairTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Map<String, String> IMPATIENT = Map.of(
            "repair.poll", "50",
            "camel.component.zoom-ws.reconnect-initial-delay", "50ms",
            "camel.component.zoom-ws.reconnect-max-delay", "100ms");
    private static final int SOURCES = 4;
    private static final String CREATED = "{\"event\":\"user.created\",\"event_ts\":1772445600000,"
            + "\"payload\":{\"object\":{\"id\":\"u1\",\"email\":\"u1@example.com\"}}}";
    private static final String GAP =
            "{\"payload\":{\"object\":{\"from\":\"2026-03-02T09:00:00Z\",\"to\":\"2026-03-02T12:00:00Z\"}}}";

    @RegisterExtension
    static final ZoomSimulator zoom = ZoomSimulatorExtension.create();

    @TempDir
    Path folder;

    private RepairApp started() {
        Settings settings = new Settings(Optional.empty(), folder, List.of(Duration.ZERO), List.of());
        RepairApp app = RepairApp.start(settings, GapRepair.zoomOf(zoom), IMPATIENT);
        assertTrue(zoom.awaitConnected(LONGEST));
        return app;
    }

    private Balance balance() {
        return Balance.of(zoom.truth(), folder);
    }

    private List<Path> open() throws IOException {
        return GapRepair.files(folder.resolve("gaps"));
    }

    private List<Path> done() throws IOException {
        return GapRepair.files(folder.resolve("done"));
    }

    /** What a person does who wants a time repaired. */
    private void ask(String name, String gap) throws IOException {
        Path gaps = Files.createDirectories(folder.resolve("gaps"));
        Files.writeString(gaps.resolve("." + name), gap);
        Files.move(gaps.resolve("." + name), gaps.resolve(name));
    }

    private void repaired(String name, String gap) throws IOException {
        ask(name, gap);
        await().atMost(LONGEST).until(() -> Files.exists(folder.resolve("done").resolve(name)));
    }

    /** Before every connection there was a gap, before the first one too, and each was a task for each source. */
    private void awaitEveryGap(int tasksByHand) {
        await().atMost(LONGEST).until(() -> open().isEmpty() && done().size() == accepted() * SOURCES + tasksByHand);
    }

    private static int accepted() {
        return (int) zoom.truth().connections().stream()
                .filter(ConnectionRecord::accepted)
                .count();
    }

    @Test
    void whatCameLiveAndWhatWasRepairedIsWhatHappenedAndNothingTwice() throws Exception {
        zoom.switches().set(Switch.REST_PAGE_SIZE, 7);
        try (RepairApp app = started()) {
            SimulatedDay.play(zoom, Duration.ofSeconds(6)).await();
            awaitEveryGap(0);
            // meetings that ran on are told of now that they are over
            GapRepair.repairAgain(folder);
            await().atMost(LONGEST).until(() -> open().isEmpty());
        }
        assertEquals(3, accepted());
        Balance balance = balance();
        assertEquals(List.of(), balance.lost());
        assertEquals(List.of(), balance.tooMuch());
        assertFalse(zoom.truth().missed().isEmpty());
        assertEquals(
                List.of(
                        "meeting.ended",
                        "meeting.participant_joined",
                        "meeting.participant_left",
                        "meeting.started",
                        "recording.completed",
                        "user.created",
                        "user.signed_in",
                        "user.signed_out"),
                balance.repaired().stream()
                        .map(ZoomEvent::type)
                        .distinct()
                        .sorted()
                        .toList(),
                "each kind was tried");
        assertTrue(zoom.truth().restRequests().stream()
                .anyMatch(request -> request.query().matches(".*next_page_token=[^&]+.*")));
        assertSameFacts(balance);
    }

    /** What a repaired event says is what the missed one said; it may say less. */
    private static void assertSameFacts(Balance balance) {
        Map<String, ZoomEvent> happened = balance.happened().stream()
                .filter(event -> EventKey.of(event) != null)
                .collect(Collectors.toMap(EventKey::of, Function.identity()));
        for (ZoomEvent repaired : balance.repaired()) {
            JsonNode missed = happened.get(EventKey.of(repaired)).object();
            repaired.object().properties().forEach(member -> {
                if (member.getValue().isValueNode()) {
                    assertEquals(
                            missed.path(member.getKey()).asText(),
                            member.getValue().asText(),
                            member.getKey());
                }
            });
            JsonNode participant = repaired.object().path("participant");
            participant
                    .properties()
                    .forEach(member -> assertEquals(
                            missed.path("participant").path(member.getKey()).asText(),
                            member.getValue().asText(),
                            member.getKey()));
            assertEquals(missed.path("recording_files"), repaired.object().path("recording_files"));
        }
    }

    @Test
    void onlyTheTimeOfTheGapIsRepaired() throws Exception {
        WorkingDay.generate(5, 1, LocalDate.of(2026, 3, 2)).forEach(event -> zoom.send(event.content()));
        Instant from = Instant.parse("2026-03-02T08:59:00Z");
        Instant to = Instant.parse("2026-03-02T12:00:00Z");
        try (RepairApp app = started()) {
            repaired("morning.json", GAP);
        }
        List<String> expected = balance().happened().stream()
                .filter(event -> EventKey.of(event) != null)
                .filter(event -> event.type().equals("recording.completed")
                        ? !Instant.parse(event.object().path("start_time").asText())
                                .isAfter(to)
                        : !second(event).isBefore(from) && !second(event).isAfter(to))
                .map(EventKey::of)
                .sorted()
                .toList();
        assertNotEquals(List.of(), expected);
        assertEquals(
                expected,
                balance().repaired().stream().map(EventKey::of).sorted().toList());
    }

    /** Zoom's reports have no milliseconds. */
    private static Instant second(ZoomEvent event) {
        return Instant.ofEpochSecond(event.timestamp().orElseThrow().getEpochSecond());
    }

    @Test
    void whatZoomRefusesStaysToBeDoneAlsoByTheNextProcess() throws Exception {
        zoom.send(CREATED);
        zoom.switches().set(Switch.REST, RestAnswer.MISSING_SCOPE);
        try (RepairApp app = started()) {
            ask("0-users-x.json", GAP);
            await().atMost(LONGEST).until(() -> zoom.truth().restRequests().size() > 1);
        }
        assertTrue(Files.exists(folder.resolve("gaps").resolve("0-users-x.json")));
        assertEquals(List.of(), balance().repaired());

        zoom.switches().set(Switch.REST, RestAnswer.NORMAL);
        try (RepairApp app = started()) {
            await().atMost(LONGEST)
                    .until(() -> Files.exists(folder.resolve("done").resolve("0-users-x.json")));
        }
        assertEquals(
                List.of("user.created"),
                balance().repaired().stream().map(ZoomEvent::type).toList());
    }

    @Test
    void aFileThatIsNoGapIsPassedOver() throws Exception {
        try (RepairApp app = started()) {
            repaired("no-json.json", "yesterday");
            repaired("no-bounds.json", "{\"payload\":{\"object\":{\"from\":\"2026-03-02\"}}}");
        }
        assertEquals(List.of(), balance().repaired());
    }

    @Test
    void whatCameLiveBeforeARestartIsNotRepairedAfterIt() throws Exception {
        try (RepairApp app = started()) {
            zoom.send(CREATED);
            await().atMost(LONGEST).until(() -> balance().live().size() == 1);
        }
        try (RepairApp app = started()) {
            repaired("0-users-x.json", GAP);
        }
        assertEquals(List.of(), balance().repaired());
    }

    @Test
    void aLateEventThatWasRepairedMeanwhileIsNotRoutedAgain() throws Exception {
        zoom.send(CREATED);
        try (RepairApp app = started()) {
            repaired("0-users-x.json", GAP);
            zoom.send(CREATED);
            zoom.send("{\"event\":\"user.deleted\",\"payload\":{\"object\":{\"id\":\"u2\"}}}");
            await().atMost(LONGEST).until(() -> !balance().live().isEmpty());
        }
        assertEquals(1, balance().repaired().size());
        assertEquals(
                List.of("user.deleted"),
                balance().live().stream().map(ZoomEvent::type).toList());
    }

    @Test
    void itWaitsAsLongAsZoomAsksAndTakesANewTokenWhenTheOldIsRefused() throws Exception {
        zoom.send(CREATED);
        try (RepairApp app = started()) {
            repaired("0-users-a.json", GAP);
            // the token of this connection revokes the one in use for REST
            zoom.switches().set(Switch.TOKEN_REVOCATION, true);
            int connections = zoom.truth().connections().size();
            zoom.resetConnections();
            assertTrue(zoom.truth()
                    .await(LONGEST, truth -> truth.connections().size() > connections && truth.acceptedNow() == 1));
            awaitEveryGap(1);
            assertTrue(statuses().contains(401), () -> statuses().toString());

            zoom.switches().set(Switch.RETRY_AFTER_FORM, RetryAfterForm.SECONDS);
            zoom.switches().set(Switch.RETRY_AFTER, Duration.ofSeconds(2));
            zoom.switches().set(Switch.REST_TIMES, 1);
            zoom.switches().set(Switch.REST, RestAnswer.TOO_MANY_REQUESTS);
            repaired("0-users-b.json", GAP);
        }
        List<RestRequest> requests = zoom.truth().restRequests();
        RestRequest refused = requests.get(requests.size() - 2);
        RestRequest again = requests.get(requests.size() - 1);
        assertEquals(List.of(429, 200), List.of(refused.status(), again.status()));
        assertTrue(Duration.between(refused.at(), again.at()).toMillis() >= 2000, "not before it is welcome");
    }

    private static List<Integer> statuses() {
        return zoom.truth().restRequests().stream().map(RestRequest::status).toList();
    }
}
