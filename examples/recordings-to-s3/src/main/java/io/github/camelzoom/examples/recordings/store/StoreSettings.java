package io.github.camelzoom.examples.recordings.store;

import java.net.URI;
import java.util.Optional;

/**
 * Where objects go. Holds a secret, so its text is the bucket alone.
 *
 * @param endpoint address of a server that speaks S3; empty for Amazon's own
 * @param accessKey empty to find it as Amazon's tools do: environment, profile, role of the machine
 * @param secretKey belongs to it
 */
public record StoreSettings(
        String bucket, Optional<URI> endpoint, String region, Optional<String> accessKey, Optional<String> secretKey) {
    @Override
    public String toString() {
        return "StoreSettings[" + bucket + "]";
    }
}
