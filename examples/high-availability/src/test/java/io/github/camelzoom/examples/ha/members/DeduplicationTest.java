package io.github.camelzoom.examples.ha.members;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeduplicationTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);

    @TempDir
    Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, String> received;
    private TestOutputTopic<String, String> events;

    @BeforeEach
    void start() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(Deduplication.topology(WINDOW), settings);
        received = driver.createInputTopic(HaTopics.RECEIVED, new StringSerializer(), new StringSerializer());
        events = driver.createOutputTopic(HaTopics.EVENTS, new StringDeserializer(), new StringDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private void receive(String eventId, String text, Instant at) {
        Headers headers = new RecordHeaders();
        if (eventId != null) {
            headers.add(HaTopics.EVENT_ID, eventId.getBytes(StandardCharsets.UTF_8));
        }
        received.pipeInput(new TestRecord<>("meeting", text, headers, at));
    }

    @Test
    void theFirstOfBothCopiesPassesWithItsKeyAndItsHeader() {
        receive("1", "of twin a", NOON);
        receive("1", "of twin b", NOON.plusMillis(20));
        List<TestRecord<String, String>> passed = events.readRecordsToList();
        assertEquals(
                List.of("of twin a"), passed.stream().map(TestRecord::value).toList());
        assertEquals("meeting", passed.get(0).key());
        assertEquals(
                "1",
                new String(passed.get(0).headers().lastHeader(HaTopics.EVENT_ID).value()));
    }

    @Test
    void theSecondCopyMayHaveTheEarlierTime() {
        receive("1", "of twin a", NOON);
        receive("1", "of twin b", NOON.minus(WINDOW));
        assertEquals(List.of("of twin a"), events.readValuesToList());
    }

    @Test
    void whatEachTwinBringsInItsOrderPassesInThatOrder() {
        receive("1", "1a", NOON);
        receive("2", "2a", NOON.plusMillis(1));
        receive("1", "1b", NOON.plusMillis(2));
        receive("2", "2b", NOON.plusMillis(3));
        receive("3", "3b", NOON.plusMillis(4));
        receive("3", "3a", NOON.plusMillis(5));
        assertEquals(List.of("1a", "2a", "3b"), events.readValuesToList());
    }

    @Test
    void theSameTextMuchLaterIsAnotherEvent() {
        receive("1", "today", NOON);
        receive("1", "later", NOON.plus(WINDOW).plusMillis(1));
        assertEquals(List.of("today", "later"), events.readValuesToList());
    }

    @Test
    void whatHasNoKeyAlwaysPasses() {
        receive(null, "x", NOON);
        receive(null, "x", NOON);
        assertEquals(List.of("x", "x"), events.readValuesToList());
    }
}
