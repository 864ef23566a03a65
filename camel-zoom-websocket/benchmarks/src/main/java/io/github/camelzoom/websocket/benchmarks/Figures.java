package io.github.camelzoom.websocket.benchmarks;

import io.vertx.core.json.JsonObject;

/** What is computed of a contender's report. */
final class Figures {

    private Figures() {}

    static double eventsPerSecond(JsonObject result) {
        return result.getLong("events") * 1e9 / result.getLong("nanos");
    }

    static double cpuMicrosPerEvent(JsonObject result) {
        return result.getLong("cpuNanos") / 1e3 / result.getLong("events");
    }

    static double bytesPerEvent(JsonObject result) {
        return result.getDouble("allocatedBytes") / result.getLong("events");
    }

    /** How many cores the contender kept busy. */
    static double cores(JsonObject result) {
        return result.getDouble("cpuNanos") / result.getLong("nanos");
    }

    /** How many cores the server kept busy meanwhile. */
    static double serverCores(JsonObject result) {
        return result.getDouble("serverCpuNanos") / result.getLong("nanos");
    }

    /** How many cores everything else on the machine kept busy, which is noise. */
    static double othersCores(JsonObject result) {
        double others =
                result.getDouble("machineNanos") - result.getLong("cpuNanos") - result.getLong("serverCpuNanos", 0L);
        return Math.max(0, others / result.getLong("nanos"));
    }

    static double peakResidentMib(JsonObject result) {
        return result.getLong("peakResidentKib") / 1024.0;
    }

    static double outOfOrderPercent(JsonObject result) {
        return 100.0 * result.getLong("outOfOrder") / Math.max(1, result.getLong("total"));
    }

    static double outOfOrderWithinObjectsPercent(JsonObject result) {
        return 100.0 * result.getLong("outOfOrderWithinObjects") / Math.max(1, result.getLong("total"));
    }

    static double lost(JsonObject result) {
        return result.getLong("lost");
    }

    static double repeated(JsonObject result) {
        return result.getLong("repeated");
    }

    static double p50Micros(JsonObject result) {
        return result.getLong("p50") / 1e3;
    }

    static double p99Micros(JsonObject result) {
        return result.getLong("p99") / 1e3;
    }

    static double p999Micros(JsonObject result) {
        return result.getLong("p999") / 1e3;
    }
}
