package io.github.camelzoom.websocket.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class SignatureVerifierFuzzTest {

    private static final String SECRET = "a secret token";
    private static final SignatureVerifier VERIFIER = new SignatureVerifier(SECRET);

    @DictionaryEntries({"v0=", "v0\\u003d", "v0\\u003D", "0123456789abcdefABCDEF"})
    @FuzzTest
    void onlyTheRightSignatureIsTaken(FuzzedDataProvider data) throws Exception {
        String timestamp = data.consumeString(20);
        String content = data.consumeString(200);
        String claimed = data.consumeRemainingAsString();
        String right = "v0=" + hmac("v0:" + timestamp + ":" + content);

        boolean verified = VERIFIER.verify(timestamp, content, claimed);

        assertEquals(right.equals(plain(claimed)), verified, claimed);
        assertTrue(VERIFIER.verify(timestamp, content, right));
        assertFalse(VERIFIER.verify(timestamp, content + "x", right));
        assertFalse(VERIFIER.verify(null, content, right));
        assertFalse(VERIFIER.verify(timestamp, content, null));
    }

    private static String plain(String claimed) {
        String unescaped = claimed.replaceFirst("^v0\\\\u003[dD]", "v0=");
        return unescaped.startsWith("v0=") ? unescaped.toLowerCase(Locale.ROOT) : unescaped;
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
