package io.github.camelzoom.websocket.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFailureTest {

    @Test
    void namesTheKindAndQuotesTheLibrary() {
        assertEquals(
                "cannot connect (Connection refused: localhost/127.0.0.1:1)",
                NetworkFailure.describe(new ConnectException("Connection refused: localhost/127.0.0.1:1")));
        assertTrue(NetworkFailure.describe(new UnknownHostException("ws.example"))
                .startsWith("the host name cannot be resolved"));
        assertTrue(NetworkFailure.describe(new SSLHandshakeException("bad certificate"))
                .startsWith("TLS failed"));
        assertTrue(NetworkFailure.describe(new TimeoutException()).startsWith("no answer in time"));
    }

    @Test
    void findsTheKindInTheCauses() {
        Exception wrapped = new IllegalStateException("wrapped", new UnknownHostException("ws.example"));
        assertTrue(NetworkFailure.describe(wrapped).startsWith("the host name cannot be resolved"));
    }

    @Test
    void neverQuotesAQueryBecauseTheTokenIsInIt() {
        String words = NetworkFailure.describe(new TimeoutException(
                "while executing GET /ws?subscriptionId=abc&access_token=s3cr3t for server ws.zoom.us:443"));
        assertFalse(words.contains("s3cr3t"), words);
        assertTrue(words.contains("for server ws.zoom.us:443"), words);
    }

    @Test
    void neverQuotesCredentialsOutsideAQueryEither() {
        String words = NetworkFailure.scrub("sent Authorization: Basic czNjcjN0 and access_token=s3cr3t");
        assertFalse(words.contains("czNjcjN0") || words.contains("s3cr3t"), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token=Bearer s3cr3t",
                "Authorization: Basic Bearer s3cr3t",
                "GET /ws?Bearer s3cr3t",
                "Authorization: Bas\u00efc s3cr3t",
                "Bearer  s3cr3t",
                "Authorization: s3cr3t was sent",
                "The token eyJhbGciOiJIUzUxMiJ9.s3cr3t.x is invalid",
                "Proxy-Authorization:Basic\ts3cr3t",
                "Basic Authorization: access_token= s3cr3t"
            })
    void isNotMisledByWordsAroundCredentials(String text) {
        String words = NetworkFailure.scrub(text);
        assertFalse(words.contains("s3cr3t"), words);
    }

    @Test
    void isOneLineOfBoundedLength() {
        String words = NetworkFailure.scrub("a\r\nb\tc\u2028d\u2029\u0085e" + "x".repeat(10_000));
        assertTrue(words.startsWith("a b c d e"));
        assertTrue(words.length() < 400);
    }
}
