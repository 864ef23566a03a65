package io.github.camelzoom.examples.gaprepair.repair;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Knows of one kind of events what happened in a time, by asking Zoom. */
interface EventSource {
    /**
     * The events of that time, in the envelope of live ones.
     *
     * @throws io.github.camelzoom.examples.gaprepair.rest.ZoomRestException if Zoom does not tell
     */
    List<ObjectNode> eventsIn(Window window);
}
