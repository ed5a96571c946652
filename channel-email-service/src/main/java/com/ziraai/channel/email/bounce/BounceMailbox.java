package com.ziraai.channel.email.bounce;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Fetches what came back from a mailbox. A message is marked, or deleted, only once it was taken:
 * what cannot be kept now is fetched again. Two instances that fetch the same say the same twice.
 */
final class BounceMailbox {

    private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /** Of one look, so that it ends. */
    private static final int MOST = 200;

    private final BounceSettings.Imap settings;
    private final Function<byte[], HttpStatusCode> taking;

    /**
     * @param taking what becomes of a message; blocks
     */
    BounceMailbox(BounceSettings.Imap settings, Function<byte[], HttpStatusCode> taking) {
        this.settings = settings;
        this.taking = taking;
    }

    /** Takes what is there; whether there may be more at once. */
    boolean look() {
        try (Store store = Session.getInstance(properties()).getStore("imap")) {
            store.connect(
                    settings.host(), settings.port(), settings.username(), settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                return take(folder) == MOST;
            }
        } catch (MessagingException | IOException e) {
            log.warn("the mailbox of bounces cannot be read: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /** How many were done with. */
    private int take(Folder folder) throws MessagingException, IOException {
        Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        int done = 0;
        for (int i = 0; i < Math.min(MOST, unseen.length); i++) {
            if (take(Objects.requireNonNull(unseen[i]))) {
                done++;
            }
        }
        return done;
    }

    private boolean take(Message message) throws MessagingException, IOException {
        HttpStatusCode answer =
                message.getSize() > BounceRoute.LARGEST
                        ? HttpStatus.CONTENT_TOO_LARGE
                        : taking.apply(bytes(message));
        if (answer.is5xxServerError()) {
            return false;
        }
        message.setFlag(Flags.Flag.SEEN, true);
        // What is no report of ours is left for people to read.
        if (settings.delete() && answer.value() == 200) {
            message.setFlag(Flags.Flag.DELETED, true);
        }
        return true;
    }

    private static byte[] bytes(Message message) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toByteArray();
    }

    private Properties properties() {
        Properties all = new Properties();
        set(all, "connectiontimeout", TIMEOUT.toMillis());
        set(all, "timeout", TIMEOUT.toMillis());
        // Reading a message must not mark it.
        set(all, "peek", true);
        switch (settings.security()) {
            case NONE -> {}
            case OPTIONAL -> set(all, "starttls.enable", true);
            case STARTTLS -> {
                set(all, "starttls.enable", true);
                set(all, "starttls.required", true);
            }
            case TLS -> set(all, "ssl.enable", true);
        }
        set(all, "ssl.checkserveridentity", true);
        return all;
    }

    private static void set(Properties all, String name, Object value) {
        all.setProperty("mail.imap." + name, String.valueOf(value));
    }
}
