package io.github.camelzoom.websocket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * A directory with one small file for each stream, for the option {@code coverageRepository}. The processes of one
 * machine may share it, and those of several on a disk that they share. Camel's own {@code FileStateRepository} reads
 * its file at its start only, so that a standby would not see what the leader writes.
 */
public final class CoverageDirectory extends ServiceSupport implements StateRepository<String, String> {

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9%+*_-][A-Za-z0-9%+*_.-]*");

    private Path directory;

    /** Two processes must not write the same unfinished file. */
    private final String unfinished = "." + UUID.randomUUID() + ".tmp";

    public CoverageDirectory() {}

    /** @param directory is made if it is not there */
    public CoverageDirectory(String directory) {
        setDirectory(directory);
    }

    /** Is made if it is not there. */
    public void setDirectory(String directory) {
        this.directory = Path.of(directory);
    }

    @Override
    protected void doStart() throws Exception {
        if (directory == null) {
            throw new IllegalStateException("CoverageDirectory: directory is not set");
        }
        Files.createDirectories(directory);
    }

    @Override
    public String getState(String key) {
        try {
            return Files.readString(file(key));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever reads finds the old state or the new one, and never a part. */
    @Override
    public void setState(String key, String value) {
        Path file = file(key);
        Path written = directory.resolve(key + unfinished);
        try {
            Files.writeString(
                    written,
                    value,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DSYNC);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String key) {
        if (!FILE_NAME.matcher(key).matches()) {
            throw new IllegalArgumentException("No name of a file: " + key);
        }
        return directory.resolve(key + ".coverage");
    }
}
