package io.github.camelzoom.examples.attendance.mail;

import io.github.camelzoom.examples.attendance.table.MeetingLog;
import io.github.camelzoom.examples.attendance.table.Move;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Addresses of hosts. Zoom's events tell the host's user id; the address is what was configured for it, or what an event
 * told of the host, or of the participant with that id.
 *
 * @param addresses by user id
 * @param otherwise who gets the mail if the host's address is not known
 */
public record HostDirectory(Map<String, String> addresses, String otherwise) {
    public HostDirectory {
        addresses = Map.copyOf(addresses);
    }

    String addressFor(MeetingLog meeting) {
        return Stream.concat(
                        Stream.of(addresses.getOrDefault(meeting.hostId(), ""), meeting.hostEmail()),
                        asParticipant(meeting).stream())
                .filter(HostDirectory::isOneAddress)
                .findFirst()
                .orElse(otherwise);
    }

    private static Optional<String> asParticipant(MeetingLog meeting) {
        return meeting.moves().stream()
                .filter(move -> !move.userId().isEmpty() && move.userId().equals(meeting.hostId()))
                .map(Move::email)
                .filter(HostDirectory::isOneAddress)
                .findFirst();
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
