package io.github.camelzoom.examples.attendance.table;

import java.time.Instant;

/** A time in which events may have been missed. */
public record Gap(Instant from, Instant to) {}
