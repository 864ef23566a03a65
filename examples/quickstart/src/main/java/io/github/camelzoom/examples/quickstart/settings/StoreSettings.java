package io.github.camelzoom.examples.quickstart.settings;

import java.net.URI;
import java.util.Optional;

/**
 * Where objects go.
 *
 * @param endpoint address of a server that speaks S3; empty for Amazon's own
 * @param keys empty to find them as Amazon's tools do: environment, profile, role of the machine
 */
public record StoreSettings(String bucket, Optional<URI> endpoint, String region, Optional<Login> keys) {

    static Optional<StoreSettings> from(Source source) {
        return source.text("S3_BUCKET")
                .map(bucket -> new StoreSettings(
                        bucket,
                        source.text("S3_ENDPOINT").map(StoreSettings::address),
                        source.text("S3_REGION", "us-east-1"),
                        keys(source)));
    }

    private static Optional<Login> keys(Source source) {
        return source.text("S3_ACCESS_KEY")
                .map(key -> new Login(key, source.required("S3_SECRET_KEY", "S3_ACCESS_KEY has a secret")));
    }

    private static URI address(String value) {
        try {
            URI address = URI.create(value);
            if (address.getHost() != null && address.getScheme().startsWith("http")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Source.wrong("S3_ENDPOINT", "an address such as https://s3.example.com", value);
    }
}
