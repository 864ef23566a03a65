package io.github.camelzoom.examples.quickstart.summary;

import io.github.camelzoom.examples.quickstart.RunFolder;
import io.github.camelzoom.examples.quickstart.settings.MailSettings;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads back what is there, from where it was sent to: mailbox, bucket, and files. */
public final class ReadBack {
    private final MailSettings mail;
    private final StoreReader store;
    private final boolean ownBucket;
    private final RunFolder folder;

    /** @param ownBucket nobody but this run writes to the bucket, so that what nobody asked for is to be found too */
    public ReadBack(MailSettings mail, S3Client client, String bucket, boolean ownBucket, RunFolder folder) {
        this.mail = mail;
        this.store = new StoreReader(client, bucket);
        this.ownBucket = ownBucket;
        this.folder = folder;
    }

    /**
     * What is there now.
     *
     * @param expectedKeys the objects to look for in a bucket that others write to as well
     * @throws IOException if a server or file cannot be read
     */
    public Outcome read(Set<String> expectedKeys) throws IOException {
        FolderReader files = new FolderReader(folder);
        return new Outcome(
                mails(),
                ownBucket ? store.all() : store.these(expectedKeys),
                files.attendance(),
                files.audit(),
                files.failed());
    }

    private Optional<List<Mail>> mails() throws IOException {
        if (mail.mailbox().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ArrayList<>(new MailboxReader(mail.mailbox().get()).mailsOf(folder.run())));
        } catch (MessagingException e) {
            throw new IOException("The mails cannot be read back: " + e.getMessage(), e);
        }
    }
}
