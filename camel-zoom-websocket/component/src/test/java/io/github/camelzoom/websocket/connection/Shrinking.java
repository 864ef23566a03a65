package io.github.camelzoom.websocket.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out what a failure does not need. */
final class Shrinking {

    private Shrinking() {}

    /** The same list with as many elements left out, one by one, as the failure allows. */
    static <T> List<T> shrink(List<T> elements, Predicate<List<T>> stillFails) {
        List<T> needed = elements;
        for (int before = -1; before != needed.size(); ) {
            before = needed.size();
            for (int i = needed.size() - 1; i >= 0; i--) {
                List<T> fewer = new ArrayList<>(needed);
                fewer.remove(i);
                if (stillFails.test(fewer)) {
                    needed = fewer;
                }
            }
        }
        return List.copyOf(needed);
    }
}
