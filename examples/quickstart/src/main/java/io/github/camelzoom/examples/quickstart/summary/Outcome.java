package io.github.camelzoom.examples.quickstart.summary;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the routes make of events: what is there, or what should be.
 *
 * @param mails in any order; empty if nobody can tell
 * @param objects the text of each object by its key
 * @param attendance the records of each file by its name, without the heading
 * @param audit the lines of the audit log, in order
 * @param failed the events put aside
 */
public record Outcome(
        Optional<List<Mail>> mails,
        Map<String, StoredObject> objects,
        Map<String, List<List<String>>> attendance,
        List<String> audit,
        List<String> failed) {

    /** How many objects have keys that begin so. */
    public long objectsBelow(String prefix) {
        return objects.keySet().stream().filter(key -> key.startsWith(prefix)).count();
    }

    /** How many records all attendance files have. */
    public long attendanceRecords() {
        return attendance.values().stream().mapToLong(List::size).sum();
    }
}
