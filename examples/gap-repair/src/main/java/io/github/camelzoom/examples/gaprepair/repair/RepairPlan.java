package io.github.camelzoom.examples.gaprepair.repair;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * When a gap is repaired: in several passes, because Zoom's reports come late, and by each source apart, so that one
 * that Zoom refuses does not hold up the others. Each such task is a file, whose name says when it is due: it is there
 * after a crash, and stays until it is done.
 */
public final class RepairPlan implements GenericFileFilter<Object> {
    private static final Pattern NAME = Pattern.compile("(\\d+)-([a-z]+)-.*");

    private final List<Duration> passes;
    private final Collection<String> sources;
    private final Clock clock;

    /** @param passes how long after a gap, each */
    public RepairPlan(List<Duration> passes, Collection<String> sources, Clock clock) {
        this.passes = passes;
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    /** Beginnings of the names of a new gap's files. */
    public List<String> tasks() {
        return passes.stream()
                .map(pass -> clock.instant().plus(pass).toEpochMilli())
                .flatMap(due -> sources.stream().map(source -> due + "-" + source + "-"))
                .toList();
    }

    /** Whether a file is due; one of another name is at once. */
    @Override
    public boolean accept(GenericFile<Object> file) {
        Matcher name = NAME.matcher(file.getFileNameOnly());
        return !name.matches() || Long.parseLong(name.group(1)) <= clock.millis();
    }

    /** The source that a file's name names. */
    static Optional<String> sourceOf(String fileName) {
        Matcher name = NAME.matcher(fileName);
        return name.matches() ? Optional.of(name.group(2)) : Optional.empty();
    }
}
