package io.github.camelzoom.websocket.simulator.switches;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The values of all {@link Switch}es of one simulator. May be changed while it runs, from any thread. */
public final class Switches {
    private final Map<Switch<?>, Object> changed = new ConcurrentHashMap<>();

    /** The value of a switch. */
    @SuppressWarnings("unchecked")
    public <T> T get(Switch<T> key) {
        return (T) changed.getOrDefault(key, key.defaultValue());
    }

    /** Sets a switch; the change acts on what happens next. */
    public <T> Switches set(Switch<T> key, T value) {
        changed.put(key, value);
        return this;
    }

    /**
     * Sets a switch by the text of its name and value, as the control API and the command line do.
     *
     * @throws IllegalArgumentException if there is no such switch or value; the message lists what there is
     */
    public Switches set(String name, String value) {
        return setParsed(Switch.named(name), value);
    }

    private <T> Switches setParsed(Switch<T> key, String value) {
        return set(key, key.parse(value));
    }

    /** All switches back to their defaults. */
    public void reset() {
        changed.clear();
    }

    /** Names and values of all switches, as text that {@link #set(String, String)} understands. */
    public Map<String, String> asText() {
        Map<String, String> texts = new LinkedHashMap<>();
        Switch.all().forEach(key -> texts.put(key.name(), SwitchValue.format(get(key))));
        return texts;
    }

    @Override
    public String toString() {
        return changed.toString();
    }
}
