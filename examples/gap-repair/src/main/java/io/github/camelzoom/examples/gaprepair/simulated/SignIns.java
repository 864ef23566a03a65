package io.github.camelzoom.examples.gaprepair.simulated;

import io.github.camelzoom.websocket.simulator.scenario.TimedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Users who sign in in the morning and out in the evening, which the simulator's day does not have. */
final class SignIns {
    private static final int USERS = 24;

    private SignIns() {}

    static Stream<TimedEvent> on(Instant dayStart) {
        return IntStream.range(0, USERS)
                .boxed()
                .flatMap(user -> Stream.of(
                        event(dayStart, "user.signed_in", user, Duration.ofMinutes(user * 16L)),
                        event(dayStart, "user.signed_out", user, Duration.ofMinutes(380 + user * 9L))));
    }

    private static TimedEvent event(Instant dayStart, String type, int user, Duration offset) {
        Instant at = dayStart.plus(offset);
        return new TimedEvent(
                offset,
                type,
                "{\"event\":\"" + type + "\",\"event_ts\":" + at.toEpochMilli()
                        + ",\"payload\":{\"account_id\":\"SimAccountAAAAAAAAAAAA\",\"object\":{\"id\":\"id-" + user
                        + "\",\"email\":\"user" + user + "@example.com\",\"client_type\":\"mac\",\"version\":\"6.2.0\","
                        + "\"date_time\":\"" + at + "\"}}}");
    }
}
