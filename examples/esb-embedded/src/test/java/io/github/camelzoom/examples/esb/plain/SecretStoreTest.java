package io.github.camelzoom.examples.esb.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what the command of the README writes. */
class SecretStoreTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writtenByKeytool() throws Exception {
        file = folder.resolve("secrets.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-importpass",
                        "-storetype",
                        "PKCS12",
                        "-alias",
                        "zoom.client-secret",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        keytool.getOutputStream().write("S3cret&With=Signs\nS3cret&With=Signs\n".getBytes(StandardCharsets.UTF_8));
        keytool.getOutputStream().close();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
    }

    @Test
    void readsASecretThatKeytoolWrote() {
        assertEquals("S3cret&With=Signs", SecretStore.open(file, PASSWORD).secret("zoom.client-secret"));
    }

    @Test
    void saysWhichSecretIsMissingAndHowToPutItThere() {
        var failure = assertThrows(IllegalStateException.class, () -> SecretStore.open(file, PASSWORD)
                .secret("zoom.account-id"));
        assertTrue(failure.getMessage().contains("keytool -importpass"), failure.getMessage());
        assertTrue(failure.getMessage().contains("zoom.account-id"), failure.getMessage());
    }

    @Test
    void saysWhichFileCannotBeOpenedAndNotThePassword() {
        var failure =
                assertThrows(IllegalStateException.class, () -> SecretStore.open(file, "wrong-word".toCharArray()));
        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
        assertFalse(failure.getMessage().contains("wrong-word"), failure.getMessage());
    }
}
