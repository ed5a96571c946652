package com.ziraai.channel.email.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.ziraai.channel.email.wire.Security;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

class BounceMailboxTest {

    private final GreenMail server = new GreenMail(ServerSetup.IMAP.dynamicPort());
    private final List<String> taken = new ArrayList<>();
    private HttpStatusCode answer = HttpStatus.OK;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private BounceMailbox mailbox(boolean delete) {
        return new BounceMailbox(
                new BounceSettings.Imap(
                        "127.0.0.1",
                        server.getImap().getPort(),
                        Security.NONE,
                        "us",
                        "secret",
                        "INBOX",
                        Duration.ofSeconds(1),
                        delete),
                message -> {
                    taken.add(new String(message, UTF_8));
                    return answer;
                });
    }

    private void put(String text) throws Exception {
        server.setUser("us@example.com", "us", "secret")
                .deliver(
                        new MimeMessage(
                                Session.getInstance(new Properties()),
                                new ByteArrayInputStream(text.getBytes(UTF_8))));
    }

    /** How many are left, and how many of these are marked. */
    private String left() throws Exception {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", server.getImap().getPort(), "us", "secret");
            try (Folder folder = store.getFolder("INBOX")) {
                folder.open(Folder.READ_ONLY);
                Message[] all = folder.getMessages();
                long seen = 0;
                for (Message each : all) {
                    seen += each.isSet(Flags.Flag.SEEN) ? 1 : 0;
                }
                return all.length + " left, " + seen + " seen";
            }
        }
    }

    @Test
    void whatWasTakenIsDeletedAndCameAsItWas() throws Exception {
        put("Subject: bounce\r\n\r\nit came back\r\n");
        mailbox(true).look();
        assertThat(taken).singleElement().asString().endsWith("\r\n\r\nit came back\r\n");
        assertThat(left()).isEqualTo("0 left, 0 seen");
    }

    @Test
    void whatWasTakenIsOnlyMarkedWhereNothingIsToBeDeleted() throws Exception {
        put("Subject: bounce\r\n\r\nit came back\r\n");
        mailbox(false).look();
        mailbox(false).look();
        assertThat(taken).hasSize(1);
        assertThat(left()).isEqualTo("1 left, 1 seen");
    }

    @Test
    void whatCouldNotBeKeptComesAgain() throws Exception {
        put("Subject: bounce\r\n\r\nit came back\r\n");
        answer = HttpStatus.SERVICE_UNAVAILABLE;
        mailbox(true).look();
        assertThat(left()).isEqualTo("1 left, 0 seen");
        answer = HttpStatus.OK;
        mailbox(true).look();
        assertThat(taken).hasSize(2);
        assertThat(left()).isEqualTo("0 left, 0 seen");
    }

    @Test
    void whatIsNoReportOfOursIsLeftForPeople() throws Exception {
        put("Subject: hello\r\n\r\nwho are you?\r\n");
        answer = HttpStatus.NO_CONTENT;
        mailbox(true).look();
        assertThat(left()).isEqualTo("1 left, 1 seen");
    }

    @Test
    void aMailboxThatIsAwayIsLookedAtAgain() {
        BounceMailbox mailbox = mailbox(true);
        server.stop();
        assertThat(mailbox.look()).isFalse();
        assertThat(taken).isEmpty();
    }
}
