package io.github.camelzoom.websocket.simulator.replay;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders paths as people count: {@code event-2} before {@code event-10}. */
final class NaturalOrder implements Comparator<Path> {
    private static final Pattern PART = Pattern.compile("\\d+|\\D");

    @Override
    public int compare(Path a, Path b) {
        List<String> left = parts(a);
        List<String> right = parts(b);
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compareParts(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(left.size(), right.size());
        return order != 0 ? order : a.compareTo(b);
    }

    private static int compareParts(String a, String b) {
        if (Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0))) {
            return new BigInteger(a).compareTo(new BigInteger(b));
        }
        return a.compareTo(b);
    }

    private static List<String> parts(Path path) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(path.toString());
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }
}
