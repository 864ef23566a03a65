package io.github.camelzoom.examples.quickstart;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The folder of one run, which only its owner may read: events hold names, addresses, and tokens to download recordings
 * with.
 */
public record RunFolder(Path root) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** Makes a new one, with the time in its name. */
    public static RunFolder in(Path parent) throws IOException {
        Files.createDirectories(parent);
        String name = LocalDateTime.now().format(NAME);
        for (int attempt = 1; ; attempt++) {
            Path folder = parent.resolve(attempt == 1 ? name : name + "-" + attempt);
            try {
                return new RunFolder(Files.createDirectory(folder, ownerOnly()));
            } catch (FileAlreadyExistsException e) {
                // another run of the same second has it; take the next name
                continue;
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Name of the run. */
    public String run() {
        return root.getFileName().toString();
    }

    /** All events, one a line. */
    public Path audit() {
        return root.resolve("audit.jsonl");
    }

    /** A file per meeting. */
    public Path attendance() {
        return root.resolve("attendance");
    }

    /** The events that could not be handled, each with the reason. */
    public Path failed() {
        return root.resolve("failed");
    }

    /** The objects of the embedded S3 server. */
    public Path store() {
        return root.resolve("s3");
    }

    /** The log of all that runs. */
    public Path log() {
        return root.resolve("quickstart.log");
    }
}
