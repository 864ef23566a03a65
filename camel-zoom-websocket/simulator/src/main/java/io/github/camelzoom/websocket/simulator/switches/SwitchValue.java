package io.github.camelzoom.websocket.simulator.switches;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts of switch values: what people type, and what the control API shows. */
final class SwitchValue {
    private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");

    private SwitchValue() {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    static <T> T parse(T like, String text) {
        Object value;
        if (like instanceof Enum<?> constant) {
            value = Enum.valueOf(
                    (Class) constant.getDeclaringClass(),
                    text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } else if (like instanceof Boolean) {
            value = parseBoolean(text);
        } else if (like instanceof Integer) {
            value = parseNatural(text);
        } else if (like instanceof Duration) {
            value = parseDuration(text);
        } else {
            value = text;
        }
        return (T) value;
    }

    static String choices(Object like) {
        if (like instanceof Enum<?> constant) {
            return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                    .map(Enum::name)
                    .collect(Collectors.joining(", "));
        }
        if (like instanceof Boolean) {
            return "true, false";
        }
        if (like instanceof Integer) {
            return "a whole number";
        }
        return like instanceof Duration ? "a time such as 500ms, 30s, 5m, 1h" : "any text";
    }

    static String format(Object value) {
        if (!(value instanceof Duration time)) {
            return value.toString();
        }
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    private static boolean parseBoolean(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static int parseNatural(String text) {
        int number = Integer.parseInt(text);
        if (number < 0) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Duration parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            Duration iso = Duration.parse(text);
            if (iso.isNegative()) {
                throw new IllegalArgumentException(text);
            }
            return iso;
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
