package io.github.camelzoom.websocket.protocol;

import java.util.List;
import java.util.Random;

/**
 * Valid JSON texts around the shape of an event, from a seed: members in any order, repeated, missing, of any type,
 * under names that matter at the wrong depth, with odd spacing, escapes and numbers.
 */
final class RandomEvents {

    private static final List<String> NAMES = List.of(
            "event",
            "event_ts",
            "payload",
            "object",
            "account_id",
            "accountId",
            "id",
            "uuid",
            "host_id",
            "call_id",
            "channel_id",
            "session_id",
            "meeting_uuid",
            "toJid",
            "module",
            "content",
            "success",
            "header",
            "topic",
            "");
    private static final List<String> TYPES = List.of(
            "\"meeting.started\"",
            "\"phone.callee_ringing\"",
            "\"team_chat.x\"",
            "\"session.started\"",
            "\"bot_notification\"",
            "\"meet\\u0069ng.ended\"");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "17",
            "1626230691572",
            "9007199254740993",
            "-9223372036854775809",
            "123456789012345678901234567890",
            "1.50",
            "1e3",
            "1E-7",
            "-0.0");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "1626230691572",
            "  17 ",
            "/uu//id+==",
            "Zoë 山田 🚒",
            "\\uD83D\\uDE92",
            "\\ud83d",
            "\\u0000",
            "\\\"event\\\":\\\"x\\\"",
            "}{][,:",
            "\\\\",
            "\\/\\b\\f\\n\\r\\t");

    private final Random random;

    RandomEvents(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        return space() + object(0) + space();
    }

    private String object(int depth) {
        StringBuilder json = new StringBuilder("{").append(space());
        int members = random.nextInt(depth == 0 ? 7 : 5);
        for (int i = 0; i < members; i++) {
            String name = pick(NAMES);
            json.append(i == 0 ? "" : ",")
                    .append(space())
                    .append('"')
                    .append(name)
                    .append('"')
                    .append(space());
            json.append(':').append(space()).append(member(name, depth)).append(space());
        }
        return json.append('}').toString();
    }

    /** Mostly what belongs under the name, so that a good part of the texts are events. */
    private String member(String name, int depth) {
        if (random.nextInt(8) == 0) {
            return value(depth + 1);
        }
        return switch (name) {
            case "event" -> pick(TYPES);
            case "payload", "object", "header" -> depth > 5 ? "{}" : object(depth + 1);
            default -> value(depth + 1);
        };
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 5 ? 5 : 7)) {
            case 0 -> pick(NUMBERS);
            case 1, 2 -> '"' + pick(TEXTS) + '"';
            case 3 -> pick(List.of("true", "false", "null"));
            case 4 -> pick(List.of("{}", "[]", "[ ]"));
            case 5 -> object(depth);
            default -> "[" + value(depth + 1) + "," + space() + value(depth + 1) + "]";
        };
    }

    private String space() {
        return pick(List.of("", "", "", " ", "\n\t", "\r\n"));
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
