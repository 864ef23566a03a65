package io.github.camelzoom.websocket.tools.doctor;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;

/** Prints each finding as it comes and keeps what they come to. */
final class Report {

    private static final String LINE = "%-8s %-14s %s%n";

    private final PrintWriter out;
    private final Map<Step, Finding> findings = new EnumMap<>(Step.class);

    Report(PrintWriter out) {
        this.out = out;
    }

    /** @return whether to go on with the next step */
    boolean add(Finding finding) {
        findings.put(finding.step(), finding);
        out.printf(LINE, finding.result(), finding.step().label(), finding.words());
        if (!finding.cure().isEmpty()) {
            out.printf(LINE, "", "", (finding.isFailure() ? "What to do: " : "Note: ") + finding.cure());
        }
        out.flush();
        return !finding.isFailure();
    }

    /** Something that is no finding. */
    void say(String words) {
        out.println(words);
        out.flush();
    }

    /** Marks all steps that were not come to. */
    void skipTheRest(String why) {
        for (Step step : Step.values()) {
            if (!findings.containsKey(step)) {
                add(Finding.skipped(step, why));
            }
        }
    }

    boolean isHealthy() {
        return findings.values().stream().noneMatch(Finding::isFailure);
    }

    /** Zero, or that of the first step that failed. */
    int exitStatus() {
        return findings.values().stream()
                .filter(Finding::isFailure)
                .mapToInt(failed -> failed.step().exitStatus())
                .findFirst()
                .orElse(0);
    }
}
