package io.github.camelzoom.examples.gaprepair.repair;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelzoom.examples.gaprepair.rest.ZoomRest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** What happened in a gap, as far as Zoom tells afterwards. */
public final class GapEvents implements CamelContextAware {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, EventSource> sources = new LinkedHashMap<>();
    private final ZoomRest rest;

    public GapEvents(ZoomRest rest, String accountId) {
        this.rest = rest;
        Envelope envelope = new Envelope(accountId);
        sources.put("meetings", new MeetingSource(rest, envelope));
        sources.put("recordings", new RecordingSource(rest, envelope));
        sources.put("users", new UserSource(rest, envelope));
        sources.put("signins", new SignInSource(rest, envelope));
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        rest.setCamelContext(camelContext);
    }

    @Override
    public CamelContext getCamelContext() {
        return rest.getCamelContext();
    }

    /** Names of what can be asked for. */
    public Set<String> sourceNames() {
        return sources.keySet();
    }

    /**
     * The events of a gap, as texts, in the order in which they happened; those of unknown time last.
     *
     * @param fileName its second part names the source to ask; all are asked if it names none, as in a file by hand
     */
    public List<String> of(@Header(Exchange.FILE_NAME_ONLY) String fileName, @Body String gap)
            throws JsonProcessingException {
        Window window = Window.of(JSON.readTree(gap));
        return asked(fileName)
                .flatMap(source -> source.eventsIn(window).stream())
                .sorted(Comparator.comparingLong(GapEvents::time))
                .map(ObjectNode::toString)
                .toList();
    }

    private Stream<EventSource> asked(String fileName) {
        EventSource named = RepairPlan.sourceOf(fileName).map(sources::get).orElse(null);
        return named == null ? sources.values().stream() : Stream.of(named);
    }

    private static long time(JsonNode event) {
        return event.path("event_ts").asLong(Long.MAX_VALUE);
    }
}
