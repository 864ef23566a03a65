package io.github.camelzoom.websocket.benchmarks.contender;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process has used since it began.
 *
 * @param nanoTime       when this was read
 * @param cpuNanos       CPU time of all threads, those of collector and compiler included
 * @param allocatedBytes heap allocated by all threads that are alive now; those that have ended are not in it
 */
record Usage(long nanoTime, long cpuNanos, long allocatedBytes) {

    static Usage now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            allocated += Math.max(0, bytes); // -1 for one that has ended meanwhile
        }
        return new Usage(System.nanoTime(), system.getProcessCpuTime(), allocated);
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
