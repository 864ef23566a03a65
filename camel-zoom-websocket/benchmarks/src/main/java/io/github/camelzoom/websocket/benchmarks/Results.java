package io.github.camelzoom.websocket.benchmarks;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What each contender reported in each of its turns, the first round first. */
final class Results {

    private final Map<String, List<JsonObject>> turns = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    void add(String contender, JsonObject result) {
        if (result.containsKey("missing")) {
            missing.put(contender, result.getString("missing"));
        } else {
            turns.computeIfAbsent(contender, name -> new ArrayList<>()).add(result);
        }
    }

    /** Those who took part. */
    Iterable<String> contenders() {
        return turns.keySet();
    }

    boolean took(String contender) {
        return turns.containsKey(contender);
    }

    /** Those who could not take part, and why. */
    Map<String, String> missing() {
        return missing;
    }

    /** The median over the rounds. */
    double median(String contender, ToDoubleFunction<JsonObject> figure) {
        return median(turns.get(contender).stream().mapToDouble(figure).toArray());
    }

    /** The worst over the rounds. */
    double maximum(String contender, ToDoubleFunction<JsonObject> figure) {
        return turns.get(contender).stream().mapToDouble(figure).max().orElseThrow();
    }

    double minimum(String contender, ToDoubleFunction<JsonObject> figure) {
        return turns.get(contender).stream().mapToDouble(figure).min().orElseThrow();
    }

    /**
     * How one contender compares with another: the median of the ratios of each round, so that what slows the machine
     * for a while slows both. Empty unless both took part.
     */
    OptionalDouble ratio(String contender, String other, ToDoubleFunction<JsonObject> figure) {
        List<JsonObject> of = turns.getOrDefault(contender, List.of());
        List<JsonObject> to = turns.getOrDefault(other, List.of());
        int rounds = Math.min(of.size(), to.size());
        if (rounds == 0) {
            return OptionalDouble.empty();
        }
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ratios[i] = figure.applyAsDouble(of.get(i)) / figure.applyAsDouble(to.get(i));
        }
        return OptionalDouble.of(median(ratios));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
