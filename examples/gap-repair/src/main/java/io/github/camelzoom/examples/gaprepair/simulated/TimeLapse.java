package io.github.camelzoom.examples.gaprepair.simulated;

import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day in a few seconds, with all times in it as they then are: events that are sent now say that they happened now,
 * which is what a gap's bounds are compared with.
 *
 * @param dayStart the time at offset zero
 * @param start when that is played
 * @param speed how many times faster
 */
record TimeLapse(Instant dayStart, Instant start, double speed) {
    private static final Pattern TIME =
            Pattern.compile("(?<iso>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)|(?<=\"event_ts\":)(?<millis>\\d+)");

    TimedEvent of(TimedEvent event) {
        Matcher times = TIME.matcher(event.content());
        return new TimedEvent(event.offset(), event.type(), times.replaceAll(this::moved));
    }

    private String moved(MatchResult time) {
        if (time.group(1) != null) {
            return moved(Instant.parse(time.group(1)))
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        }
        return Long.toString(
                moved(Instant.ofEpochMilli(Long.parseLong(time.group()))).toEpochMilli());
    }

    private Instant moved(Instant time) {
        return start.plusNanos((long) (Duration.between(dayStart, time).toNanos() / speed));
    }
}
