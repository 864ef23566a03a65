package io.github.camelzoom.examples.recordings.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobProviderMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.filesystem.reference.FilesystemConstants;

/** An S3 server inside this program, on a free port of the loopback interface. Its objects are files in a folder. */
public final class EmbeddedStore implements AutoCloseable {
    private static final String BUCKET = "zoom-recordings";
    /** Opens nothing but this server on this machine. */
    private static final String ACCESS_KEY = "recordings";

    private static final String SECRET_KEY = "recordings-secret";

    private final BlobStoreContext files;
    private final S3Proxy server;

    private EmbeddedStore(BlobStoreContext files, S3Proxy server) {
        this.files = files;
        this.server = server;
    }

    /**
     * Returns when it listens and has a bucket.
     *
     * @param folder made if it is not there
     */
    public static EmbeddedStore start(Path folder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty(
                FilesystemConstants.PROPERTY_BASEDIR,
                Files.createDirectories(folder).toAbsolutePath().toString());
        // given as an object, for by its name it would be looked up among all clouds that the libraries know of
        BlobStoreContext files = ContextBuilder.newBuilder(new FilesystemNio2BlobProviderMetadata())
                .credentials("files", "need-none")
                .overrides(properties)
                .build(BlobStoreContext.class);
        files.getBlobStore().createContainerInLocation(null, BUCKET);
        S3Proxy server = S3Proxy.builder()
                .blobStore(files.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        try {
            server.start();
        } catch (Exception e) {
            files.close();
            throw new IOException("The S3 server does not start", e);
        }
        return new EmbeddedStore(files, server);
    }

    /** How to reach it. */
    public StoreSettings settings() {
        URI address = URI.create("http://127.0.0.1:" + server.getPort());
        return new StoreSettings(
                BUCKET, Optional.of(address), "us-east-1", Optional.of(ACCESS_KEY), Optional.of(SECRET_KEY));
    }

    /** Ends it; the files stay. */
    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("The S3 server does not stop", e);
        } finally {
            files.close();
        }
    }
}
