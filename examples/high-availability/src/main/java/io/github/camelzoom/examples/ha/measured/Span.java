package io.github.camelzoom.examples.ha.measured;

import java.time.Duration;
import java.time.Instant;

/** A time from one moment to another. */
public record Span(Instant from, Instant to) {

    Duration length() {
        return Duration.between(from, to);
    }

    Span widenedBy(Duration margin) {
        return new Span(from.minus(margin), to.plus(margin));
    }
}
