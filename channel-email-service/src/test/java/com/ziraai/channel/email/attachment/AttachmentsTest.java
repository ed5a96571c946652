package com.ziraai.channel.email.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.channel.email.Samples;
import com.ziraai.event.Attachment;
import com.ziraai.event.EmailSend;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttachmentsTest {

    private static final int ROOM = 100;

    private Instant now = Instant.parse("2026-03-01T10:15:30Z");
    private final InstantSource time = () -> now;
    private final List<String> asked = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Cache cache = new Cache(ROOM, meters, time.withZone(ZoneOffset.UTC));
    private Fetched answer = new Fetched.Here(new byte[40]);
    private final Attachments attachments =
            new Attachments(
                    file -> {
                        asked.add(file.getAttachmentId());
                        return answer;
                    },
                    cache);

    private static Attachment file(String id) {
        return new Attachment(id, id + ".pdf", "application/pdf", 30, "hash of " + id);
    }

    private static EmailSend with(String... ids) {
        return EmailSend.newBuilder(Samples.email())
                .setAttachments(List.of(ids).stream().map(AttachmentsTest::file).toList())
                .build();
    }

    private List<EmailSend> lacking(EmailSend... commands) {
        return attachments.lacking(List.of(commands));
    }

    @Test
    void aFileIsFetchedOnceForAllWhoBringItAlong() {
        assertThat(lacking(with("a"), with("a"), Samples.email())).isEmpty();
        assertThat(lacking(with("a"))).isEmpty();
        assertThat(asked).containsExactly("a");
        assertThat(attachments.of(with("a")))
                .isInstanceOfSatisfying(
                        Enclosures.Complete.class, found -> assertThat(found.files()).hasSize(1));
        assertThat(attachments.of(Samples.email())).isEqualTo(new Enclosures.Complete(List.of()));
    }

    @Test
    void whatWasUsedLastIsKept() {
        lacking(with("a"), with("b"), with("a"), with("c"));
        assertThat(cache.bytes()).isEqualTo(80);
        assertThat(attachments.of(with("a"))).isInstanceOf(Enclosures.Complete.class);
        assertThat(attachments.of(with("b"))).isInstanceOf(Enclosures.Incomplete.class);
        lacking(with("b"));
        assertThat(asked).containsExactly("a", "b", "c", "b");
    }

    @Test
    void whereNobodyAnswersNobodyIsAskedForAWhile() {
        answer = new Fetched.Away();
        assertThat(lacking(with("a"), with("b"), Samples.email()))
                .containsExactly(with("a"), with("b"));
        assertThat(asked).containsExactly("a");
        answer = new Fetched.Here(new byte[40]);
        assertThat(lacking(with("a"))).hasSize(1);
        now = now.plus(Duration.ofSeconds(16));
        assertThat(lacking(with("a"), with("b"))).isEmpty();
        assertThat(asked).containsExactly("a", "a", "b");
        assertThat(meters.counter("channel.attachment.fetches", "result", "away").count())
                .isEqualTo(1);
    }

    @Test
    void whatIsDamagedKeepsNobodyElseWaiting() {
        answer = new Fetched.Damaged();
        assertThat(lacking(with("a"))).hasSize(1);
        answer = new Fetched.Here(new byte[40]);
        assertThat(lacking(with("b"))).isEmpty();
        assertThat(lacking(with("a"))).hasSize(1);
        now = now.plus(Duration.ofSeconds(61));
        assertThat(lacking(with("a"))).isEmpty();
    }

    @Test
    void whatIsGoneEndsItsMessageAndIsNotAskedForAgainSoon() {
        answer = new Fetched.Gone();
        assertThat(lacking(with("a"))).isEmpty();
        assertThat(lacking(with("a"))).isEmpty();
        assertThat(attachments.of(with("a"))).isInstanceOf(Enclosures.Gone.class);
        assertThat(asked).containsExactly("a");
    }

    /** Whoever writes into the topic cannot have another file sent under that id. */
    @Test
    void aFileIsTheOneOfItsHash() {
        lacking(with("a"));
        Attachment other = Attachment.newBuilder(file("a")).setSha256("another hash").build();
        EmailSend forged =
                EmailSend.newBuilder(Samples.email()).setAttachments(List.of(other)).build();
        assertThat(attachments.of(forged)).isInstanceOf(Enclosures.Incomplete.class);
    }
}
