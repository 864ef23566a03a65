package io.github.camelzoom.websocket.simulator.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a request asks for: the parts of its path, the days, and the page. */
public final class RestQuery {
    private static final int USUAL_PAGE = 30;
    private static final int LONGEST_RANGE = 31;

    private final String path;
    private final Map<String, List<String>> parameters;
    private final int largestPage;

    /**
     * A request.
     *
     * @param path after the version, still encoded
     * @param query still encoded
     * @param largestPage larger pages than this are cut
     */
    public RestQuery(String path, String query, int largestPage) {
        this.path = path;
        this.parameters = new QueryStringDecoder(query, StandardCharsets.UTF_8, false).parameters();
        this.largestPage = largestPage;
    }

    /** The parts of the path, still encoded. */
    String[] segments() {
        return path.substring(1).split("/", -1);
    }

    /** A part of the path that is no meeting's UUID. */
    static String decoded(String segment) {
        try {
            // in a path a plus is a plus
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RestException(400, 300, "The address is not well encoded.");
        }
    }

    /**
     * The id or UUID of a meeting. As Zoom documents it, a UUID that begins with a slash or contains two in a row must
     * be encoded twice; encoded once it is not found. Twice is fine for any.
     */
    static String meeting(String segment) {
        String once = decoded(segment);
        if (once.contains("%")) {
            return decoded(once);
        }
        if (once.startsWith("/") || once.contains("//")) {
            throw new RestException(404, 3001, "Meeting does not exist: " + once + ".");
        }
        return once;
    }

    String text(String name, String otherwise) {
        List<String> values = parameters.get(name);
        return values == null || values.get(0).isEmpty() ? otherwise : values.get(0);
    }

    /** Whether a time is on one of the days asked for, by UTC; today if none is asked for. */
    boolean covers(Instant time) {
        LocalDate day = time.atZone(ZoneOffset.UTC).toLocalDate();
        return !day.isBefore(from()) && !day.isAfter(to());
    }

    private LocalDate from() {
        return day("from", to());
    }

    private LocalDate to() {
        return day("to", LocalDate.now(ZoneOffset.UTC));
    }

    /** Refuses a range that Zoom refuses. */
    void checkRange() {
        if (from().isAfter(to()) || from().plusDays(LONGEST_RANGE).isBefore(to())) {
            throw new RestException(400, 300, "The range from 'from' to 'to' must be within a month.");
        }
    }

    private LocalDate day(String name, LocalDate otherwise) {
        String text = text(name, "");
        try {
            return text.isEmpty() ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new RestException(400, 300, "'" + name + "' must be of the form yyyy-mm-dd.");
        }
    }

    /** The page asked for, of all there is. */
    ObjectNode page(String member, List<ObjectNode> all) {
        int size = Math.max(1, Math.min(number("page_size", USUAL_PAGE), largestPage));
        int start = start(all.size());
        int end = Math.min(all.size(), start + size);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.put("page_size", size).put("total_records", all.size());
        page.put("next_page_token", end < all.size() ? token(end) : "");
        all.subList(start, end).forEach(page.putArray(member)::add);
        return page;
    }

    /** A token is good for the request it came from only. */
    private String token(int start) {
        byte[] text = (start + " " + fingerprint()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private int start(int size) {
        String token = text("next_page_token", "");
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ");
            int start = Integer.parseInt(parts[0]);
            if (parts[1].equals(fingerprint()) && start <= size) {
                return start;
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // said below
        }
        throw new RestException(400, 300, "The next page token is invalid or expired.");
    }

    private String fingerprint() {
        return Integer.toHexString((path + text("from", "") + text("to", "") + text("status", "")).hashCode());
    }

    private int number(String name, int otherwise) {
        try {
            return Integer.parseInt(text(name, Integer.toString(otherwise)));
        } catch (NumberFormatException e) {
            throw new RestException(400, 300, "'" + name + "' must be a number.");
        }
    }
}
