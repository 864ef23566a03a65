package io.github.camelzoom.examples.quickstart.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelzoom.websocket.ZoomEvent;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;

/**
 * Addresses of hosts. Zoom's {@code meeting.started} tells only the host's user id, so they come from somewhere else.
 *
 * @param addresses by user id
 * @param otherwise who gets the mail if the host's address is not known
 */
public record HostDirectory(Map<String, String> addresses, String otherwise) {
    public HostDirectory {
        addresses = Map.copyOf(addresses);
    }

    /** The address the event itself has, or else the host's, or else the one for everything else. */
    public String addressFor(ZoomEvent event) {
        JsonNode meeting = event.object();
        String told = meeting.path("host_email").asText();
        String host = meeting.path("host_id").asText();
        return isOneAddress(told) ? told : addresses.getOrDefault(host, otherwise);
    }

    /** Whether it is exactly one address, for what comes by wire could be a list of them, or add headers to the mail. */
    private static boolean isOneAddress(String text) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(text, true);
            return parsed.length == 1
                    && !parsed[0].isGroup()
                    && text.contains("@")
                    && text.equals(parsed[0].getAddress());
        } catch (AddressException e) {
            return false;
        }
    }
}
