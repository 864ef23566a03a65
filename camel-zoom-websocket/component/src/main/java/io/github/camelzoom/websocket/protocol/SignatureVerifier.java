package io.github.camelzoom.websocket.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks that an event was signed with the app's secret token: {@code v0=} and the hexadecimal HMAC-SHA256 of
 * {@code v0:<timestamp>:<content>}. The age of the timestamp is not judged, because events arrive hours late without
 * any fault of the sender. Immutable; any thread may use it.
 */
public final class SignatureVerifier {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HEX_DIGITS = 64;

    /** The second is the first as an HTML-safe JSON writer escapes it; it has been seen escaped twice. */
    private static final String[] PREFIXES = {"v0=", "v0\\u003d", "v0\\u003D"};

    private final SecretKeySpec key;

    /**
     * @param secretToken the app's secret token (not its client secret)
     * @throws IllegalArgumentException when it is blank
     */
    public SignatureVerifier(String secretToken) {
        if (secretToken.isBlank()) {
            throw new IllegalArgumentException("The secret token is blank");
        }
        this.key = new SecretKeySpec(secretToken.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * Whether the signature is the right one. Takes the same time wherever the first difference is.
     *
     * @param timestamp the frame's {@code x-zm-request-timestamp}; without one nothing is right
     * @param content the event's text exactly as received, after one decoding of the frame
     * @param signature the frame's {@code x-zm-signature}; without one nothing is right
     */
    public boolean verify(String timestamp, String content, String signature) {
        if (timestamp == null || signature == null) {
            return false;
        }
        byte[] claimed = decode(signature);
        return claimed != null && MessageDigest.isEqual(claimed, hmac(timestamp, content));
    }

    private static byte[] decode(String signature) {
        for (String prefix : PREFIXES) {
            if (signature.startsWith(prefix) && signature.length() == prefix.length() + HEX_DIGITS) {
                try {
                    return HexFormat.of().parseHex(signature, prefix.length(), signature.length());
                } catch (IllegalArgumentException e) {
                    return null; // not hexadecimal
                }
            }
        }
        return null;
    }

    private byte[] hmac(String timestamp, String content) {
        try {
            // A Mac holds state, so each call has its own; getting one costs about a microsecond.
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Shows nothing of the secret. */
    @Override
    public String toString() {
        return "SignatureVerifier[" + ALGORITHM + "]";
    }
}
