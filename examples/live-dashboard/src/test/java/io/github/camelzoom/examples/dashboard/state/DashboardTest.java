package io.github.camelzoom.examples.dashboard.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelzoom.examples.dashboard.state.Snapshot.Connection;
import io.github.camelzoom.websocket.ZoomEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long BEGIN = 1_000_000_000_000L;

    private long now = BEGIN;
    private final Dashboard dashboard = new Dashboard(() -> now, new Quiet(), 60_000);

    @Test
    void thereIsNewsAfterAnEventAndOtherwiseOnceASecond() {
        assertNotNull(dashboard.news());
        assertNull(dashboard.news());

        event(now, now);
        assertNotNull(dashboard.news());

        now += 999;
        assertNull(dashboard.news());
        now++;
        assertNotNull(dashboard.news());
    }

    @Test
    void delayIsFromTheEventToItsArrivalAndRouteTimeFromThereToTheEnd() throws Exception {
        for (int i = 1; i <= 100; i++) {
            long happened = now;
            long received = happened + i;
            now = received + 2L * i;
            event(happened, received);
        }

        JsonNode whole = whole();
        assertEquals(
                "{\"count\":100,\"latest\":100,\"median\":50,\"p95\":95,\"longest\":100}",
                whole.path("delay").toString());
        assertEquals(200, whole.at("/route/longest").asInt());
    }

    @Test
    void anEventFromAClockThatIsAheadCameWithoutDelay() throws Exception {
        event(now + 5000, now);

        assertEquals(0, whole().at("/delay/longest").asLong());
    }

    @Test
    void timesOlderThanTheWindowAreForgotten() throws Exception {
        event(now - 9000, now);
        now += 300_001;
        event(now - 10, now);

        assertEquals(1, whole().at("/delay/count").asInt());
        assertEquals(10, whole().at("/delay/longest").asLong());
    }

    @Test
    void anOutageLastsUntilTheConnectionIsUpAndIsAGapThen() throws Exception {
        connection("up", "");
        now += 60_000;
        connection("down", "\"from\":\"" + time(now - 400) + "\",\"cause\":\"peer-silent\"");
        JsonNode during = whole().path("timeline");
        assertEquals(now - 400, during.at("/outage/from").asLong());
        assertEquals("peer-silent", during.at("/outage/cause").asText());

        now += 2000;
        connection("gap", gap(now - 2400, now, "peer-silent"));
        connection("up", "");
        JsonNode after = whole().path("timeline");
        assertTrue(after.path("outage").isNull());
        assertEquals(BEGIN, after.path("firstUp").asLong());
        assertEquals(1, after.path("count").asInt());
        assertEquals(2400, after.path("totalMillis").asLong());
        assertEquals(now - 2400, after.at("/gaps/0/from").asLong());
    }

    @Test
    void whatTheFirstConnectionTakesIsNoGap() throws Exception {
        connection("gap", gap(now, now + 300, "starting"));
        connection("up", "");

        assertEquals(0, whole().at("/timeline/count").asInt());
    }

    @Test
    void allGapsAreCountedAndTheLatestAreKept() throws Exception {
        for (int i = 0; i < 500; i++) {
            connection("gap", gap(now, now + 10, "closed-by-peer"));
            now += 1000;
        }

        JsonNode timeline = whole().path("timeline");
        assertEquals(500, timeline.path("count").asInt());
        assertEquals(5000, timeline.path("totalMillis").asInt());
        assertEquals(50, timeline.path("gaps").size());
        assertEquals(now - 1000, timeline.at("/gaps/0/from").asLong());
    }

    @Test
    void theLatestEventsSayWhatTheyAreAbout() throws Exception {
        take("{\"event\":\"meeting.participant_joined\",\"payload\":{\"object\":{\"topic\":\"Stand-up\","
                + "\"participant\":{\"user_name\":\"Anna\"}}}}");
        take("{\"event\":\"app_deauthorized\"}");

        JsonNode recent = whole().path("recent");
        assertEquals("", recent.at("/0/about").asText());
        assertEquals("Stand-up · Anna", recent.at("/1/about").asText());
    }

    @Test
    void aSnapshotIsOfBoundedSizeWhateverComes() throws Exception {
        String longest = "\uD83D\uDE80".repeat(20_000);
        for (int i = 0; i < 3000; i++) {
            take("{\"event\":\"meeting.participant_joined_" + i + "x".repeat(200)
                    + "\",\"payload\":{\"object\":{\"uuid\":\"" + i + "\",\"topic\":\"" + longest + "\"}}}");
            take("{\"event\":\"meeting.started\",\"payload\":{\"object\":{\"uuid\":\"" + i + "\",\"topic\":\"" + longest
                    + "\"}}}");
        }

        assertTrue(dashboard.whole().length() < 40_000, "characters");
    }

    private JsonNode whole() throws Exception {
        return JSON.readTree(dashboard.whole());
    }

    private void event(long happened, long received) {
        dashboard.event(ZoomEvent.parse("{\"event\":\"user.created\",\"event_ts\":" + happened + "}"), received);
    }

    private void take(String text) {
        dashboard.event(ZoomEvent.parse(text), now);
    }

    private void connection(String what, String object) {
        dashboard.connection(ZoomEvent.parse("{\"event\":\"connection." + what + "\",\"event_ts\":" + now
                + ",\"payload\":{\"object\":{" + object + "}}}"));
    }

    private static String gap(long from, long to, String cause) {
        return "\"from\":\"" + time(from) + "\",\"to\":\"" + time(to) + "\",\"cause\":\"" + cause + "\"";
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static final class Quiet implements Surroundings {
        @Override
        public Connection connection() {
            return new Connection(true, "Connected", "", "", "");
        }

        @Override
        public int observePort() {
            return 0;
        }

        @Override
        public Object simulation() {
            return null;
        }
    }
}
