package io.github.camelzoom.websocket.protocol;

import java.util.List;
import java.util.Locale;
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
            "-0.0",
            "9223372036854775807",
            "9223372036854775808",
            "1.7976931348623157E309",
            "0.1e-99999");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "1626230691572",
            "  17 ",
            "/uu//id+==",
            "Zoë 山田 🚒",
            "\\uD83D\\uDE92",
            "\\ud83d",
            "\\udE92\\uD83D",
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

    /** As {@link #next}, with one character gone, added or changed, or cut off: mostly no JSON any more. */
    String nextBroken() {
        StringBuilder text = new StringBuilder(next());
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, "{}[]\",:\\0e-\uD83D\u0000 ".charAt(random.nextInt(14)));
            case 2 -> text.setCharAt(at, (char) random.nextInt(0x250));
            default -> text.setLength(at);
        }
        return text.toString();
    }

    /** A text as a JSON string. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\\' || c > '\u00ff') {
                json.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    private String object(int depth) {
        StringBuilder json = new StringBuilder("{").append(space());
        int members = random.nextInt(depth == 0 ? 7 : 5);
        for (int i = 0; i < members; i++) {
            String name = pick(NAMES);
            json.append(i == 0 ? "" : ",")
                    .append(space())
                    .append('"')
                    .append(spelt(name))
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
            case 0 -> number();
            case 1, 2 -> '"' + text() + '"';
            case 3 -> pick(List.of("true", "false", "null"));
            case 4 -> random.nextInt(50) == 0 ? nested() : pick(List.of("{}", "[]", "[ ]"));
            case 5 -> object(depth);
            default -> "[" + value(depth + 1) + "," + space() + value(depth + 1) + "]";
        };
    }

    /** The same name, now and then with a character written as an escape. */
    private String spelt(String name) {
        if (name.isEmpty() || random.nextInt(10) > 0) {
            return name;
        }
        int at = random.nextInt(name.length());
        return name.substring(0, at)
                + String.format(Locale.ROOT, "\\u%04X", (int) name.charAt(at))
                + name.substring(at + 1);
    }

    private String number() {
        if (random.nextInt(4) > 0) {
            return pick(NUMBERS);
        }
        return (1 + random.nextInt(9)) + "7".repeat(random.nextInt(40));
    }

    private String text() {
        return switch (random.nextInt(400)) {
            case 0 -> "x".repeat(random.nextInt(100_000));
            case 1 -> "\\ud83d".repeat(random.nextInt(5_000));
            default -> pick(TEXTS);
        };
    }

    /** Deep, but not deeper than the readers go. */
    private String nested() {
        int levels = 1 + random.nextInt(Json.MAX_DEPTH - 20);
        return random.nextBoolean()
                ? "[".repeat(levels) + "]".repeat(levels)
                : "{\"event\":".repeat(levels) + "1" + "}".repeat(levels);
    }

    private String space() {
        return pick(List.of("", "", "", " ", "\n\t", "\r\n", " \t ".repeat(3)));
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
