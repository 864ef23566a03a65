package io.github.camelzoom.websocket.benchmarks.micro;

import io.github.camelzoom.websocket.protocol.EventFilter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The decision whether an event is wanted, for a type that was seen before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Filtering {

    private final EventFilter filter = EventFilter.parse("meeting.*,!meeting.*_qos,recording.completed");

    // made at run time, as a type that was read is, so that it is not the same text as in the filter
    private final String wanted = new String("meeting.started".toCharArray());
    private final String unwanted = new String("user.created".toCharArray());

    /** One that is. */
    @Benchmark
    public boolean wanted() {
        return filter.accepts(wanted);
    }

    /** One that is not. */
    @Benchmark
    public boolean unwanted() {
        return filter.accepts(unwanted);
    }
}
