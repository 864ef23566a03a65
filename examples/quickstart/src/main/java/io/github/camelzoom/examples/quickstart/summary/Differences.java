package io.github.camelzoom.examples.quickstart.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Says how what is there differs from what should be, without quoting what events hold of secrets. */
public final class Differences {
    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /** One sentence per difference; none if there is none. Mails are left out where nobody can tell them. */
    public static List<String> between(Outcome expected, Outcome actual) {
        Differences differences = new Differences();
        expected.mails().ifPresent(right -> actual.mails().ifPresent(there -> differences.mails(right, there)));
        differences.maps("object", expected.objects(), actual.objects());
        differences.attendance(expected.attendance(), actual.attendance());
        differences.audit(expected.audit(), actual.audit());
        actual.failed().forEach(file -> differences.found.add("event put aside as failed: " + file));
        return differences.found;
    }

    /** They may come in any order, and the same mail more than once. */
    private void mails(List<Mail> expected, List<Mail> actual) {
        List<Mail> missing = new ArrayList<>(expected);
        List<Mail> unexpected = new ArrayList<>(actual);
        expected.forEach(unexpected::remove);
        actual.forEach(missing::remove);
        missing.forEach(mail -> found.add("mail missing: " + mail));
        unexpected.forEach(mail -> found.add("mail nobody asked for: " + mail));
    }

    private <V> void maps(String what, Map<String, V> expected, Map<String, V> actual) {
        TreeSet<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        for (String name : names) {
            V right = expected.get(name);
            V there = actual.get(name);
            if (there == null) {
                found.add(what + " missing: " + name);
            } else if (right == null) {
                found.add(what + " nobody asked for: " + name);
            } else if (!right.equals(there)) {
                found.add(what + " differs: " + name + " should be " + right + ", is " + there);
            }
        }
    }

    private void attendance(Map<String, List<List<String>>> expected, Map<String, List<List<String>>> actual) {
        TreeSet<String> files = new TreeSet<>(expected.keySet());
        files.addAll(actual.keySet());
        for (String file : files) {
            lines(
                    "attendance/" + file,
                    expected.getOrDefault(file, List.of()),
                    actual.getOrDefault(file, List.of()),
                    true);
        }
    }

    private void audit(List<String> expected, List<String> actual) {
        lines("audit log", expected, actual, false);
    }

    /** Reports the first line that differs, for all after it may differ for the same reason. */
    private void lines(String what, List<?> expected, List<?> actual, boolean quote) {
        int most = Math.max(expected.size(), actual.size());
        for (int i = 0; i < most; i++) {
            Object right = i < expected.size() ? expected.get(i) : null;
            Object there = i < actual.size() ? actual.get(i) : null;
            if (!Objects.equals(right, there)) {
                String detail = quote ? ": should be " + orNone(right) + ", is " + orNone(there) : "";
                found.add(what + " differs from line " + (i + 1) + " on (" + expected.size() + " lines expected, "
                        + actual.size() + " there)" + detail);
                return;
            }
        }
    }

    private static Object orNone(Object line) {
        return line == null ? "none" : line;
    }
}
