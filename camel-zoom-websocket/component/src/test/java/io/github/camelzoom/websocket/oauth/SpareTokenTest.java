package io.github.camelzoom.websocket.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SpareTokenTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int fetched;
    private boolean fails;
    private boolean toldEnd = true;

    private final SpareToken tokens = new SpareToken(this::next, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    private CompletableFuture<ZoomToken> next() {
        if (fails) {
            return CompletableFuture.failedFuture(new IllegalStateException("away"));
        }
        String value = "token " + ++fetched;
        return CompletableFuture.completedFuture(
                toldEnd ? ZoomToken.expiringAt(value, now.plusSeconds(3_600)) : ZoomToken.of(value));
    }

    private String fetch() {
        return tokens.fetchToken().toCompletableFuture().join().value();
    }

    private void prepare() {
        tokens.prepare().toCompletableFuture().join();
    }

    @Test
    void fetchesWhenNothingIsPrepared() {
        assertEquals("token 1", fetch());
        assertEquals("token 2", fetch());
    }

    @Test
    void handsTheSpareOneOutOnce() {
        prepare();
        now = now.plus(Duration.ofMinutes(29));
        assertEquals("token 1", fetch());
        assertEquals(1, fetched);
        assertEquals("token 2", fetch());
    }

    @Test
    void keepsTheOneItHasAsLongAsHalfItsLifeIsLeft() {
        prepare();
        now = now.plus(Duration.ofMinutes(29));
        prepare();
        assertEquals(1, fetched);
        now = now.plus(Duration.ofMinutes(1));
        prepare();
        assertEquals(2, fetched);
        assertEquals("token 2", fetch());
    }

    @Test
    void doesNotHandOutOneThatWasKeptTooLong() {
        prepare();
        now = now.plus(Duration.ofMinutes(30));
        assertEquals("token 2", fetch());
    }

    @Test
    void keepsOneOfUnknownLifeForSomeMinutes() {
        toldEnd = false;
        prepare();
        now = now.plus(Duration.ofMinutes(19));
        assertEquals("token 1", fetch());
        prepare();
        now = now.plus(Duration.ofMinutes(20));
        assertEquals("token 3", fetch());
    }

    @Test
    void saysWhenThereIsNone() {
        fails = true;
        assertThrows(CompletionException.class, this::prepare);
        fails = false;
        assertEquals("token 1", fetch());
    }
}
