package io.github.camelzoom.examples.recordings.simulated;

import io.github.camelzoom.examples.recordings.store.StoreClient;
import io.github.camelzoom.examples.recordings.store.StoreSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the S3 server has, read back from it. */
public final class Inventory implements AutoCloseable {
    private final S3Client store;
    private final String bucket;

    public Inventory(StoreSettings settings) {
        store = StoreClient.of(settings);
        bucket = settings.bucket();
    }

    /** SHA-256 of each object's bytes by its key, without the objects with checksums. */
    public Map<String, String> sums() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (S3Object object :
                store.listObjectsV2Paginator(request -> request.bucket(bucket)).contents()) {
            if (!object.key().endsWith(".sha256")) {
                sums.put(object.key(), sum(object.key()));
            }
        }
        return sums;
    }

    /** What the objects with checksums say, by the key they are about. */
    public Map<String, String> kept() throws IOException {
        Map<String, String> kept = new TreeMap<>();
        for (S3Object object :
                store.listObjectsV2Paginator(request -> request.bucket(bucket)).contents()) {
            if (object.key().endsWith(".sha256")) {
                String text = store.getObjectAsBytes(
                                request -> request.bucket(bucket).key(object.key()))
                        .asUtf8String();
                kept.put(object.key().replace(".sha256", ""), text.replaceFirst(" .*\\s", ""));
            }
        }
        return kept;
    }

    /** How many uploads were begun and neither completed nor given up. */
    public int openUploads() {
        return store.listMultipartUploads(request -> request.bucket(bucket))
                .uploads()
                .size();
    }

    private String sum(String key) throws IOException {
        try (DigestInputStream body = new DigestInputStream(
                store.getObject(request -> request.bucket(bucket).key(key)), sha256())) {
            body.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(body.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
