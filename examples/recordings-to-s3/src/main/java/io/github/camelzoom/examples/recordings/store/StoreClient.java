package io.github.camelzoom.examples.recordings.store;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes clients for S3. */
public final class StoreClient {
    private StoreClient() {}

    /** A client; whoever asks for it closes it. */
    public static S3Client of(StoreSettings settings) {
        S3ClientBuilder client = S3Client.builder().region(Region.of(settings.region()));
        settings.accessKey()
                .map(key -> AwsBasicCredentials.create(key, settings.secretKey().orElseThrow()))
                .ifPresent(keys -> client.credentialsProvider(StaticCredentialsProvider.create(keys)));
        settings.endpoint().ifPresent(endpoint -> client.endpointOverride(endpoint)
                .forcePathStyle(true)
                // the checksums that the SDK appends by default are unknown to many servers other than Amazon's
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED));
        return client.build();
    }
}
