package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {

    /** Computed with openssl, so that the verifier is not measured against itself. */
    record Vector(String name, String secretToken, String timestamp, String content, String signature) {

        boolean verified(String timestamp, String content, String signature) {
            return new SignatureVerifier(secretToken).verify(timestamp, content, signature);
        }

        String digits() {
            return signature.substring("v0=".length());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Vector> vectors() throws IOException {
        try (InputStream json = SignatureVerifierTest.class.getResourceAsStream("signature-vectors.json")) {
            return Stream.of(new ObjectMapper().readValue(json, Vector[].class));
        }
    }

    private static Vector anyVector() throws IOException {
        return vectors().findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aSignatureComputedElsewhereIsVerified(Vector vector) {
        assertTrue(vector.verified(vector.timestamp, vector.content, vector.signature));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void anyChangeOfWhatWasSignedIsNoticed(Vector vector) {
        assertFalse(vector.verified(vector.timestamp + "0", vector.content, vector.signature));
        assertFalse(vector.verified(vector.timestamp, vector.content + " ", vector.signature));
        assertFalse(new SignatureVerifier(vector.secretToken + "x")
                .verify(vector.timestamp, vector.content, vector.signature));
        char last = vector.signature.charAt(vector.signature.length() - 1);
        String changed = vector.signature.substring(0, vector.signature.length() - 1) + (last == '0' ? '1' : '0');
        assertFalse(vector.verified(vector.timestamp, vector.content, changed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0=", "v0\\u003d", "v0\\u003D"})
    void theEqualsSignMayComeEscaped(String prefix) throws IOException {
        Vector vector = anyVector();

        assertTrue(vector.verified(vector.timestamp, vector.content, prefix + vector.digits()));
    }

    @Test
    void hexadecimalDigitsMayBeUpperCase() throws IOException {
        Vector vector = anyVector();

        assertTrue(vector.verified(
                vector.timestamp, vector.content, "v0=" + vector.digits().toUpperCase(Locale.ROOT)));
    }

    @Test
    void whatIsNoSignatureIsNotVerified() throws IOException {
        Vector vector = anyVector();
        String digits = vector.digits();

        for (String signature : List.of(
                "",
                "v0=",
                "v0",
                digits,
                "v1=" + digits,
                "V0=" + digits,
                " v0=" + digits,
                "v0=" + digits + "0",
                "v0=" + digits.substring(1),
                "v0=" + digits.substring(1) + "g",
                "v0=-" + digits.substring(1),
                "v0==" + digits)) {
            assertFalse(vector.verified(vector.timestamp, vector.content, signature), signature);
        }
    }

    @Test
    void withoutATimeOrASignatureNothingIsVerified() throws IOException {
        Vector vector = anyVector();

        assertFalse(vector.verified(null, vector.content, vector.signature));
        assertFalse(vector.verified(vector.timestamp, vector.content, null));
    }

    @Test
    void manyThreadsMayVerifyAtOnce() throws IOException {
        Vector vector = anyVector();
        SignatureVerifier verifier = new SignatureVerifier(vector.secretToken);

        assertTrue(IntStream.range(0, 2_000)
                .parallel()
                .allMatch(i -> verifier.verify(vector.timestamp, vector.content, vector.signature)
                        && !verifier.verify(vector.timestamp, vector.content + i, vector.signature)));
    }

    @Test
    void theSecretIsNotShown() {
        assertFalse(new SignatureVerifier("s3cret").toString().contains("s3cret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankSecretIsRefused(String secretToken) {
        assertThrows(IllegalArgumentException.class, () -> new SignatureVerifier(secretToken));
    }

    @Test
    void saysWhatItIsAndNotWithWhichSecret() {
        assertEquals("SignatureVerifier[HmacSHA256]", new SignatureVerifier("a-secret").toString());
    }
}
