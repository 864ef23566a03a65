package io.github.camelzoom.websocket.benchmarks.contender;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this process has used since it began.
 *
 * @param nanoTime       when this was read
 * @param cpuNanos       CPU time of all threads, those of collector and compiler included
 * @param machineNanos   CPU time of all processes of this machine, to within ten milliseconds
 * @param allocatedBytes heap allocated by all threads that are alive now; those that have ended are not in it
 */
record Usage(long nanoTime, long cpuNanos, long machineNanos, long allocatedBytes) {

    /** In which Linux counts a machine's CPU time. */
    private static final long TICK_NANOS = 10_000_000;

    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int SOFT_IRQ = 7;

    /** Looked up once: looking up allocates, which is not to be counted. */
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Usage now() {
        long allocated = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            allocated += Math.max(0, bytes); // -1 for one that has ended meanwhile
        }
        return new Usage(System.nanoTime(), SYSTEM.getProcessCpuTime(), busyNanos(), allocated);
    }

    /** CPU time of this process alone, for asking often. */
    static long processCpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    private static long busyNanos() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] ticks = lines.findFirst().orElseThrow().split(" +");
            long busy = 0;
            for (int i = 1; i <= SOFT_IRQ; i++) {
                busy += i == IDLE || i == WAITING ? 0 : Long.parseLong(ticks[i]);
            }
            return busy * TICK_NANOS;
        } catch (IOException e) {
            throw new UncheckedIOException("only Linux tells how busy the machine is", e);
        }
    }

    /** The most memory that this process ever held, as Linux sees it. */
    static long peakResidentKib() {
        return statusKib("VmHWM:");
    }

    /** The memory that this process holds now. */
    static long residentKib() {
        return statusKib("VmRSS:");
    }

    private static long statusKib(String name) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("only Linux tells a process' peak of memory", e);
        }
    }
}
