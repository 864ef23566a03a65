package io.github.camelzoom.websocket.protocol;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Chooses events by type. The patterns are comma-separated types; {@code *} stands for any run of characters, none
 * included, and a leading {@code !} excludes: {@code meeting.*,!meeting.*_qos,recording.completed}. An exclusion wins
 * over every inclusion, wherever it stands; with exclusions only, everything else is included. Case matters, as it does
 * to Zoom. Any thread may use it.
 */
public final class EventFilter {

    /**
     * Zoom has some six hundred types, so in an honest stream each is decided once. The bound is against a peer that
     * makes up ever new ones: those beyond it are decided afresh each time.
     */
    static final int MAX_REMEMBERED = 2_000;

    private static final EventFilter ALL = parse("*");

    private final Set<String> patterns;
    private final List<EventPattern> included = new ArrayList<>();
    private final List<EventPattern> excluded = new ArrayList<>();
    private final Map<String, Boolean> decisions = new ConcurrentHashMap<>();

    private EventFilter(Set<String> patterns) {
        this.patterns = patterns;
        for (String pattern : patterns) {
            if (pattern.startsWith("!")) {
                excluded.add(new EventPattern(pattern.substring(1)));
            } else {
                included.add(new EventPattern(pattern));
            }
        }
    }

    /** The filter that accepts every event. */
    public static EventFilter all() {
        return ALL;
    }

    /**
     * Reads patterns as users write them; space around a pattern is ignored.
     *
     * @throws IllegalArgumentException when a pattern is not possible; the message names it and says what is wrong
     */
    public static EventFilter parse(String patterns) {
        Set<String> canonical = new LinkedHashSet<>();
        for (String pattern : patterns.split(",", -1)) {
            String stripped = pattern.strip();
            EventPattern.check(stripped.startsWith("!") ? stripped.substring(1) : stripped, stripped, patterns);
            canonical.add(stripped);
        }
        return new EventFilter(canonical);
    }

    /** Whether there is no type that is not wanted. */
    public boolean acceptsAll() {
        return patterns.equals(ALL.patterns);
    }

    /** Whether an event of this type is wanted. */
    public boolean accepts(String type) {
        Boolean known = decisions.get(type);
        if (known != null) {
            return known;
        }
        boolean decision = decide(type);
        if (decisions.size() < MAX_REMEMBERED) {
            decisions.put(type, decision);
        }
        return decision;
    }

    private boolean decide(String type) {
        Predicate<EventPattern> matches = pattern -> pattern.matches(type);
        return excluded.stream().noneMatch(matches)
                && (included.isEmpty() || included.stream().anyMatch(matches));
    }

    int remembered() {
        return decisions.size();
    }

    /** The patterns in the order given, without space and repetition; {@link #parse} understands it. */
    @Override
    public String toString() {
        return String.join(",", patterns);
    }
}
