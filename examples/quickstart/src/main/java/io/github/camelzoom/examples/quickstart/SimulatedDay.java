package io.github.camelzoom.examples.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.examples.quickstart.settings.ZoomSettings;
import io.github.camelzoom.websocket.ZoomEvent;
import io.github.camelzoom.websocket.simulator.SentEvent;
import io.github.camelzoom.websocket.simulator.ZoomSimulator;
import io.github.camelzoom.websocket.simulator.scenario.Pace;
import io.github.camelzoom.websocket.simulator.scenario.Playback;
import io.github.camelzoom.websocket.simulator.scenario.ScenarioPlayer;
import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import io.github.camelzoom.websocket.simulator.scenario.WorkingDay;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stand-in for Zoom that plays a company's working day. */
final class SimulatedDay implements AutoCloseable {
    private static final long SEED = 1;

    private final ZoomSimulator zoom = ZoomSimulator.create();
    private final List<TimedEvent> events;

    private SimulatedDay(List<TimedEvent> events) {
        this.events = events;
    }

    /**
     * Starts it; it listens when this returns, and sends nothing yet.
     *
     * @param sizePercent of the usual day
     */
    static SimulatedDay start(int sizePercent) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        SimulatedDay day = new SimulatedDay(WorkingDay.generate(SEED, sizePercent / 100.0, today));
        day.zoom.start();
        return day;
    }

    /** How to connect to it. */
    ZoomSettings settings() {
        return new ZoomSettings(zoom.subscriptionId(), zoom.componentProperties());
    }

    String address() {
        return zoom.webSocketUrl();
    }

    String controlAddress() {
        return zoom.controlUrl();
    }

    int size() {
        return events.size();
    }

    boolean awaitConnected(Duration timeout) {
        return zoom.awaitConnected(timeout);
    }

    /**
     * Plays it.
     *
     * @param length how long it takes; zero for as fast as the client reads
     */
    Playback play(Duration length) {
        Duration last =
                events.isEmpty() ? Duration.ZERO : events.get(events.size() - 1).offset();
        boolean paced = !length.isZero() && !last.isZero();
        return ScenarioPlayer.play(
                zoom, events, paced ? Pace.speed((double) last.toMillis() / length.toMillis()) : Pace.max());
    }

    /** The texts of the events that it was to send so far, in order, whether or not anybody was connected. */
    List<String> sent() {
        return zoom.truth().sent().stream().map(SentEvent::content).toList();
    }

    /** How many of them went to a connection. */
    int delivered() {
        return zoom.truth().delivered().size();
    }

    /**
     * Addresses of the company's hosts by user id, which elsewhere would come from its directory: here from what the
     * day's events happen to tell.
     */
    Map<String, String> hosts() {
        Map<String, String> addresses = new HashMap<>();
        for (TimedEvent event : events) {
            JsonNode object = ZoomEvent.parse(event.content()).object();
            remember(addresses, object.path("host_id"), object.path("host_email"));
            remember(addresses, object.at("/participant/id"), object.at("/participant/email"));
        }
        return addresses;
    }

    private static void remember(Map<String, String> addresses, JsonNode id, JsonNode address) {
        if (!id.asText().isEmpty() && !address.asText().isEmpty()) {
            addresses.put(id.asText(), address.asText());
        }
    }

    @Override
    public void close() {
        zoom.close();
    }
}
