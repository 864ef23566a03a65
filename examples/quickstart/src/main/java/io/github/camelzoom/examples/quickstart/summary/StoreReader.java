package io.github.camelzoom.examples.quickstart.summary;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Reads objects back from S3. */
final class StoreReader {
    private final S3Client client;
    private final String bucket;

    StoreReader(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** All that the bucket holds; for one that holds nothing but this run's. */
    Map<String, StoredObject> all() {
        List<String> keys = client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
        return these(keys);
    }

    /** Those of the keys that are there; for a bucket that others use too. */
    Map<String, StoredObject> these(Collection<String> keys) {
        Map<String, StoredObject> objects = new TreeMap<>();
        for (String key : keys) {
            try {
                byte[] bytes = client.getObjectAsBytes(
                                request -> request.bucket(bucket).key(key))
                        .asByteArray();
                objects.put(key, new StoredObject(bytes));
            } catch (NoSuchKeyException e) {
                // that it is missing is what the caller wants to know
                continue;
            }
        }
        return objects;
    }
}
