package io.github.camelzoom.examples.esb.plain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;

/**
 * The secrets of the application: a PKCS12 store, as {@code keytool -importpass} writes it. Where yours are in a vault,
 * this is the class to put in its place.
 */
public final class SecretStore {
    private final KeyStore store;
    private final char[] password;

    private SecretStore(KeyStore store, char[] password) {
        this.store = store;
        this.password = password;
    }

    /**
     * Opens a store.
     *
     * @throws IllegalStateException if the file is not there or the password is wrong; the message names the file
     */
    public static SecretStore open(Path file, char[] password) {
        try (var in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return new SecretStore(store, password.clone());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The secret store " + file + " cannot be opened: " + e.getMessage()
                            + ". Check the path and the password.",
                    e);
        }
    }

    /**
     * A secret.
     *
     * @throws IllegalStateException if there is none of that name; the message says how to put one there
     */
    public String secret(String name) {
        try {
            Key key = store.getKey(name, password);
            if (key == null) {
                throw new IllegalStateException("The secret store has no '" + name
                        + "'. Put it there: keytool -importpass -storetype PKCS12 -alias " + name + " -keystore ...");
            }
            return new String(key.getEncoded(), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret '" + name + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
