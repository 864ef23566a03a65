package io.github.camelzoom.websocket.simulator;

import io.github.camelzoom.websocket.simulator.switches.Switch;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A simulator per test class, as new for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SimulatorFixture {
    static final String EVENT = event(0);

    final ZoomSimulator zoom = ZoomSimulator.create();

    static String event(int id) {
        return "{\"event\":\"meeting.started\",\"payload\":{\"object\":{\"id\":\"" + id + "\"}}}";
    }

    @BeforeAll
    void start() {
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
        zoom.start();
    }

    @BeforeEach
    void asNew() {
        zoom.reset();
    }

    @AfterAll
    void stop() {
        zoom.close();
    }

    <T> void set(Switch<T> key, T value) {
        zoom.switches().set(key, value);
    }

    /** A client that is accepted, whose texts are those that came after the acceptance. */
    TestClient accepted() {
        return TestClient.accepted(zoom);
    }

    /** Member content of a frame. */
    static String content(String frame) {
        return TestClient.json(frame).path("content").asText();
    }
}
