package io.github.camelzoom.websocket.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a simulated day, for people; kept only when somebody is to read it. */
final class Timeline {

    private final VirtualTime time;
    private final long begin;
    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    Timeline(VirtualTime time, boolean kept) {
        this.time = time;
        this.begin = time.now();
        this.kept = kept;
    }

    void add(Supplier<String> line) {
        if (kept) {
            lines.add(Fault.clock(time.now() - begin) + "  " + line.get());
        }
    }

    List<String> lines() {
        return lines;
    }
}
