package io.github.camelzoom.websocket.benchmarks.micro;

import io.github.camelzoom.websocket.benchmarks.event.Samples;
import io.github.camelzoom.websocket.protocol.EventHeader;
import io.github.camelzoom.websocket.protocol.EventId;
import io.github.camelzoom.websocket.protocol.EventReader;
import io.github.camelzoom.websocket.protocol.Frame;
import io.github.camelzoom.websocket.protocol.FrameReader;
import io.github.camelzoom.websocket.protocol.UndeliverableException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The steps from a frame's bytes to what a route is told of an event. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Reading {

    @Param({"600", "16384"})
    private int eventBytes;

    private byte[] frame;
    private String content;

    /** Makes the frame and its content. */
    @Setup
    public void makeEvent() {
        content = Samples.event(eventBytes);
        frame = Samples.frame(eventBytes).getBytes(StandardCharsets.UTF_8);
    }

    /** The frame's bytes, of which reading uses up a copy, to its content's text. */
    @Benchmark
    public String decode() {
        return message().content();
    }

    /** The same and on to type, time and keys. */
    @Benchmark
    public EventHeader decodeAndPeek() throws UndeliverableException {
        Frame.Message message = message();
        message.content();
        return message.header();
    }

    /** The frame's bytes to no more than the type, which is all that is read of what a filter turns down. */
    @Benchmark
    public String typeAlone() {
        return message().likelyType();
    }

    /** The content's text to type, time and keys by the JSON library, as it is where the form is unusual. */
    @Benchmark
    public EventHeader peekByLibrary() throws UndeliverableException {
        return EventReader.read(content);
    }

    private Frame.Message message() {
        byte[] copy = frame.clone();
        return (Frame.Message) FrameReader.read(copy, 0, copy.length);
    }

    /** The key by which an event is known again. */
    @Benchmark
    public String eventId() {
        return EventId.of(content);
    }
}
