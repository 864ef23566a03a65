package io.github.camelzoom.websocket.simulator.scenario;

import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids of the forms that Zoom's have. */
final class Ids {
    private static final int RAW = 16;

    private final RandomGenerator random;

    Ids(RandomGenerator random) {
        this.random = random;
    }

    /** 22 characters, as of users and accounts. */
    String account() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /** 24 characters of one meeting's occurrence, which may have a slash anywhere, one or two at the front too. */
    String occurrence() {
        byte[] raw = bytes();
        if (random.nextInt(8) == 0) {
            // base64 of twelve ones is two slashes
            raw[0] = (byte) 0xFF;
            raw[1] = (byte) (raw[1] | 0xF0);
        }
        return Base64.getEncoder().encodeToString(raw);
    }

    /** Ten or eleven digits, as of meetings. */
    long meeting() {
        return random.nextLong(7_000_000_000L, 99_999_999_999L);
    }

    /** Nineteen digits, too large for a floating-point number to hold exactly. */
    String call() {
        return Long.toString(random.nextLong(6_000_000_000_000_000_000L, 7_500_000_000_000_000_000L));
    }

    /** A UUID, as of recording files and chat messages. */
    String file() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private byte[] bytes() {
        byte[] raw = new byte[RAW];
        random.nextBytes(raw);
        return raw;
    }
}
