package io.github.camelzoom.websocket.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which path tells what. */
public final class RestAnswers {
    private final AccountHistory history;
    private final String accountId;

    public RestAnswers(AccountHistory history, String accountId) {
        this.history = history;
        this.accountId = accountId;
    }

    /**
     * Answers a request.
     *
     * @throws RestException if there is no such thing
     */
    public ObjectNode answer(RestQuery query) {
        String[] path = query.segments();
        String form = form(path);
        query.checkRange();
        return switch (form) {
            case "users" -> query.page("users", history.users(query.text("status", "active")));
            case "users/*/recordings" ->
                query.page("meetings", history.recordings(query::covers, RestQuery.decoded(path[1])));
            case "accounts/*/recordings" -> {
                checkAccount(RestQuery.decoded(path[1]));
                yield query.page("meetings", history.recordings(query::covers, null));
            }
            case "past_meetings/*" -> history.pastMeeting(RestQuery.meeting(path[1]));
            case "past_meetings/*/participants" ->
                query.page("participants", history.participants(RestQuery.meeting(path[1])));
            case "report/users" -> query.page("users", history.hosts(query::covers));
            case "report/users/*/meetings" ->
                query.page("meetings", history.pastMeetings(query::covers, RestQuery.decoded(path[2])));
            case "report/meetings/*/participants" ->
                query.page("participants", history.participants(RestQuery.meeting(path[2])));
            case "report/activities" -> query.page("activity_logs", history.activities(query::covers));
            default -> throw new RestException(404, 2300, "This API endpoint is not recognized.");
        };
    }

    private void checkAccount(String id) {
        if (!id.equals("me") && !id.equals(accountId)) {
            throw new RestException(404, 2001, "Account does not exist: " + id + ".");
        }
    }

    /** The path with its ids as asterisks: the second part, or the third of a report. */
    private static String form(String[] path) {
        String[] form = path.clone();
        int id = path[0].equals("report") ? 2 : 1;
        if (form.length > id) {
            form[id] = "*";
        }
        return String.join("/", form);
    }
}
