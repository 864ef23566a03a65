package io.github.camelzoom.websocket.simulator.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A company's working day, 08:00 to 18:00 UTC, as Zoom would tell it: meetings and webinars with their participants,
 * screen sharing and recordings, phone calls, chat, and users who come and go. The same seed gives the same day, to the
 * byte. Nobody in it exists.
 */
public final class WorkingDay {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int HOURS = 10;
    private static final int STAFF = 24;
    private static final double MAX_SIZE = 1000;

    private WorkingDay() {}

    /** A day of about 400 events. */
    public static List<TimedEvent> generate(long seed) {
        return generate(seed, 1);
    }

    /**
     * A day of about {@code size} times 400 events, with meetings of the same length but so many more or fewer of them.
     *
     * @throws IllegalArgumentException if the size is not between 0 (exclusive) and 1000
     */
    public static List<TimedEvent> generate(long seed, double size) {
        return generate(seed, size, DAY);
    }

    /** A day on a certain date, which its events' times then have. */
    public static List<TimedEvent> generate(long seed, double size, LocalDate date) {
        if (!(size > 0 && size <= MAX_SIZE)) {
            throw new IllegalArgumentException("The size of a day must be more than 0 and at most 1000, not " + size);
        }
        RandomGenerator random = new Random(seed);
        Instant start = date.atTime(8, 0).toInstant(ZoneOffset.UTC);
        Ids ids = new Ids(random);
        Company company = Company.found(ids, random, STAFF);
        EventJson json = new EventJson(company.accountId(), start, random);
        Day day = new Day(HOURS * 3600, size, random);
        return Stream.of(
                        new MeetingLife(company, ids, json, random).on(day),
                        new WebinarLife(company, ids, json, random).on(day),
                        new PhoneCalls(company, ids, json, random).on(day),
                        new UserChanges(company, ids, json, random).on(day),
                        new ChatMessages(company, ids, json, random).on(day))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(TimedEvent::offset))
                .toList();
    }
}
