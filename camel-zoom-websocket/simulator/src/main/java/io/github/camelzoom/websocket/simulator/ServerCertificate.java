package io.github.camelzoom.websocket.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A key and self-signed certificate for {@code localhost}, made by the JDK's {@code keytool} because no public Java
 * API can, in a temporary folder that goes with {@link #close()}.
 */
final class ServerCertificate implements AutoCloseable {
    private final String password = UUID.randomUUID().toString();
    private final Path folder;

    private ServerCertificate(Path folder) {
        this.folder = folder;
    }

    /** @throws IllegalStateException if the Java runtime has no working {@code keytool} */
    static ServerCertificate create() {
        try {
            ServerCertificate certificate = new ServerCertificate(Files.createTempDirectory("zoom-simulator"));
            certificate.makeKey();
            certificate.makeTrustStore();
            return certificate;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Cannot make a certificate for TLS: " + e.getMessage(), e);
        }
    }

    Path keyStore() {
        return folder.resolve("key.p12");
    }

    Path trustStore() {
        return folder.resolve("trust.p12");
    }

    String password() {
        return password;
    }

    private void makeKey() throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "simulator",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                keyStore().toString(),
                "-storepass:env",
                "STORE_PASSWORD");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STORE_PASSWORD", password);
        Process process =
                builder.redirectOutput(folder.resolve("keytool.log").toFile()).start();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw new IOException("keytool failed: "
                        + Files.readString(folder.resolve("keytool.log")).trim());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void makeTrustStore() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore())) {
            keys.load(in, password.toCharArray());
        }
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("simulator", keys.getCertificate("simulator"));
        try (OutputStream out = Files.newOutputStream(trustStore())) {
            trust.store(out, password.toCharArray());
        }
    }

    @Override
    public void close() {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the temporary folder " + folder, e);
        }
    }
}
