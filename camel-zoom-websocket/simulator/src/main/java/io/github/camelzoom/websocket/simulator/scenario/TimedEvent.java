package io.github.camelzoom.websocket.simulator.scenario;

import java.time.Duration;

/**
 * An event of a scenario.
 *
 * @param offset time since the start of the scenario
 * @param type the event's type, such as {@code meeting.started}
 * @param content the event's JSON text, as Zoom would send it
 */
public record TimedEvent(Duration offset, String type, String content) {}
