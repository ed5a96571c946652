package com.ziraai.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.channel.email.attachment.TestFiles;
import com.ziraai.channel.email.bounce.Reports;
import com.ziraai.channel.email.token.BounceTokens;
import com.ziraai.channel.email.token.UnsubscribeTokens;
import com.ziraai.channel.testkit.ChannelContract;
import com.ziraai.channel.testkit.Reply;
import com.ziraai.channel.testkit.Request;
import com.ziraai.channel.testkit.Scripted;
import com.ziraai.channel.testkit.Wire;
import com.ziraai.contract.OperationId;
import com.ziraai.contract.Topics;
import com.ziraai.event.Attachment;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.EmailSend;
import com.ziraai.event.FailureClass;
import com.ziraai.event.InboundKind;
import com.ziraai.event.InboundMessage;
import com.ziraai.event.Item;
import com.ziraai.infrastructure.TestInfrastructure;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChannelEmailIT extends ChannelContract<EmailSend> {

    /** Of the class, because the scene asks for them before fields of its own are set. */
    private static final FakeMailServer mails = new FakeMailServer();

    private static final FakeCampaign campaign = new FakeCampaign();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String SECRET = "the secret of our mail server";

    /** Bytes of the largest message that may come back. */
    private static final int LARGEST = 3 * 1024 * 1024;

    /** As the scene's service has it. */
    private static final String CALLBACK_SECRET = "a secret of the tests alone";

    private final UnsubscribeTokens unsubscribes = new UnsubscribeTokens(CALLBACK_SECRET);
    private Wire<InboundMessage> inbound;
    private Wire<DeliveryOutcome> outcomes;

    @BeforeAll
    void listen() {
        Map<String, String> environment = TestInfrastructure.shared().environment(database());
        inbound = new Wire<>(environment, Topics.EMAIL_INBOUND);
        outcomes = new Wire<>(environment, Topics.EMAIL_OUTCOMES);
    }

    @AfterAll
    void close() throws InterruptedException {
        campaign.close();
        inbound.close();
        outcomes.close();
    }

    @Override
    protected Scripted scripted() {
        return mails;
    }

    @Override
    protected Class<?> application() {
        return ChannelEmailApplication.class;
    }

    @Override
    protected String database() {
        return "channel_email";
    }

    @Override
    protected Map<String, String> settings(URI provider) {
        return Map.of(
                "attachments.url",
                campaign.url(),
                "attachments.secret",
                FakeCampaign.SECRET,
                "smtp.host",
                provider.getHost(),
                "smtp.port",
                Integer.toString(provider.getPort()),
                "smtp.security",
                "none",
                "smtp.from",
                "ziraai@ziraai.example",
                "bounces.secret",
                SECRET,
                "channel.lane.default-pause",
                "1s");
    }

    @Override
    protected EmailSend command(Attempt attempt) {
        return Samples.email(attempt);
    }

    @Override
    protected Reply.Answer taken() {
        return Reply.answer(250, "2.0.0 Ok: queued as 4F7D21A0B3");
    }

    @Override
    protected Reply.Answer refused() {
        return Reply.answer(550, "5.1.1 User unknown");
    }

    /** A server cannot say for how long: the usual pause is set to a second. */
    @Override
    protected Reply throttled(int seconds) {
        return Reply.answer(421, "4.7.0 Too many messages");
    }

    @Override
    protected Reply unproven() {
        return new Reply.Drop();
    }

    @Override
    protected HttpRequest report(URI service, String token, AttemptStatus status) {
        return post(service, delivery(token, status)).header("X-Receipt-Secret", SECRET).build();
    }

    private static String delivery(String token, AttemptStatus status) {
        String action =
                switch (status) {
                    case DELIVERED -> "delivered";
                    case SENT -> "relayed";
                    case UNKNOWN, REJECTED, ACCEPTED, FAILED, READ -> "failed";
                };
        return Reports.delivery(
                Reports.recipient(action, "2.0.0", null), token + "@ziraai.example");
    }

    @Override
    protected int mostReportsAtOnce() {
        return 1;
    }

    @Override
    protected HttpRequest largestReport(URI service, List<String> tokens) {
        return filled(service, tokens.getFirst(), LARGEST);
    }

    @Override
    protected HttpRequest oversizedReport(URI service, String token) {
        return filled(service, token, LARGEST + 1);
    }

    private static HttpRequest filled(URI service, String token, int size) {
        String bare = delivery(token, AttemptStatus.DELIVERED);
        String blank = "\r\n\r\n";
        String end = blank + "--b--";
        int filling = size - bare.length() - blank.length();
        String report = bare.replace(end, blank + "x".repeat(filling) + end);
        assertThat(report).hasSize(size);
        return post(service, report).header("X-Receipt-Secret", SECRET).build();
    }

    @Override
    protected HttpRequest forgery(URI service, String token) {
        return post(service, delivery(token, AttemptStatus.DELIVERED))
                .header("X-Receipt-Secret", SECRET + "?")
                .build();
    }

    private static HttpRequest.Builder post(URI service, String message) {
        return HttpRequest.newBuilder(URI.create(service + "/receipts/smtp"))
                .header("Content-Type", "message/rfc822")
                .POST(BodyPublishers.ofString(message));
    }

    private int deliver(String message) throws Exception {
        HttpRequest request = post(url(), message).header("X-Receipt-Secret", SECRET).build();
        return http().send(request, BodyHandlers.discarding()).statusCode();
    }

    private static Item item(String sponsor) {
        return new Item(
                OperationId.create("bulk", Instant.now(), RandomGenerator.getDefault()).value(),
                7,
                sponsor,
                Samples.CONTACT,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private List<InboundMessage> told(Item item) {
        return inbound.records().stream().filter(each -> each.getItem().equals(item)).toList();
    }

    private HttpResponse<String> open(String token, String language) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(url().resolve("/u/" + token))
                        .header("Accept-Language", language)
                        .build();
        return http().send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> press(String token, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(url().resolve("/u/" + token))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return http().send(request, BodyHandlers.ofString());
    }

    @Test
    void whoLooksAtTheLinkChangesNothingAndWhoPressesTheButtonLeaves() throws Exception {
        Item item = item("looks");
        String token = unsubscribes.issue(item, Samples.ADDRESS);
        HttpResponse<String> page = open(token, "en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"en\">", "<form method=\"post\">");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(open(token, "de, tr;q=0.5").body())
                .contains("<html lang=\"tr\">", "Listeden çık");

        Item last = item("presses");
        HttpResponse<String> left =
                press(unsubscribes.issue(last, Samples.ADDRESS), "List-Unsubscribe=One-Click");
        assertThat(left.statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> told(last).size() == 1);
        InboundMessage wish = told(last).getFirst();
        assertThat(wish.getKind()).isEqualTo(InboundKind.UNSUBSCRIBE);
        assertThat(wish.getChannel()).isEqualTo(Channel.EMAIL);
        assertThat(wish.getAddressKey()).isEqualTo(Samples.ADDRESS);
        assertThat(told(item)).isEmpty();

        assertThat(press(unsubscribes.issue(last, Samples.ADDRESS), "").statusCode())
                .isEqualTo(200);
        await().atMost(PATIENCE).until(() -> told(last).size() == 2);
    }

    /** The link a person sees in the message, not the header programs see. */
    @Test
    void theLinkInTheMessageLeadsToThePageThatAsks() throws Exception {
        Item item = item("reads");
        outcomes.send(Topics.EMAIL_SEND, Samples.CONTACT, Samples.leavable(new Attempt(item, 1)));
        MimeMultipart parts = (MimeMultipart) arrived(item).getContent();
        String text = parts.getBodyPart(0).getContent().toString();
        String html = parts.getBodyPart(1).getContent().toString();
        String link = text.substring(text.indexOf("Yeter: ") + 7).strip();
        assertThat(html).contains("<a href=\"" + link + "\">");
        String token = link.substring(link.lastIndexOf('/') + 1);
        HttpResponse<String> page = open(token, "tr");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\">").doesNotContain("<script");
        assertThat(press(token, "").statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> told(item).size() == 1);
        assertThat(told(item).getFirst().getKind()).isEqualTo(InboundKind.UNSUBSCRIBE);
    }

    private Attempt order(String sponsor, Attachment... files) {
        Attempt attempt = new Attempt(item(sponsor), 1);
        outcomes.send(
                Topics.EMAIL_SEND,
                Samples.CONTACT,
                EmailSend.newBuilder(Samples.leavable(attempt))
                        .setAttachments(files.length == 0 ? null : List.of(files))
                        .build());
        return attempt;
    }

    @Test
    void aFileIsFetchedOnceAndGoesAlongWithEveryMessageThatNamesIt() throws Exception {
        byte[] bytes = "%PDF-1.7 Şükür".getBytes(UTF_8);
        Attachment file = campaign.keep("att_once", "Ağustos faturası.pdf", bytes);
        List<Attempt> attempts = List.of(order("files", file), order("files", file));
        for (Attempt each : attempts) {
            MimeMultipart parts = (MimeMultipart) arrived(each.getItem()).getContent();
            MimeBodyPart part = (MimeBodyPart) parts.getBodyPart(1);
            assertThat(parts.getBodyPart(0).isMimeType("multipart/alternative")).isTrue();
            assertThat(part.getFileName()).isEqualTo("Ağustos faturası.pdf");
            assertThat(part.getInputStream().readAllBytes()).isEqualTo(bytes);
            await().atMost(PATIENCE).until(() -> stands(each, AttemptStatus.ACCEPTED));
        }
        assertThat(campaign.asked()).containsOnlyOnce("att_once");
    }

    @Test
    void aMessageWhoseFileCannotBeFetchedWaitsAndKeepsNobodyWaiting() {
        Attachment file = campaign.keep("att_later", "a.pdf", new byte[10]);
        campaign.away(true);
        Attempt waiting;
        try {
            waiting = order("waits", file);
            await().atMost(PATIENCE).until(() -> campaign.asked().contains("att_later"));
            Attempt free = order("does-not");
            await().atMost(PATIENCE).until(() -> stands(free, AttemptStatus.ACCEPTED));
            assertThat(outcomes.records()).noneMatch(each -> each.getAttempt().equals(waiting));
        } finally {
            campaign.away(false);
        }
        await().atMost(PATIENCE).until(() -> stands(waiting, AttemptStatus.ACCEPTED));
    }

    @Test
    void aMessageWhoseFileIsGoneEndsUnderThatName() {
        Attachment gone = TestFiles.file("att_gone", "a.pdf", "application/pdf", new byte[1]);
        Attempt attempt = order("gone", gone);
        await().atMost(PATIENCE).until(() -> stands(attempt, AttemptStatus.REJECTED));
        assertThat(outcomes.records())
                .filteredOn(each -> each.getAttempt().equals(attempt))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.getFailure().getCode()).isEqualTo("ATTACHMENT_GONE");
                    assertThat(each.getFailure().getFailureClass())
                            .isEqualTo(FailureClass.PERMANENT);
                });
    }

    private MimeMessage arrived(Item item) throws Exception {
        String operation = item.getOperationId();
        Request mail =
                await().atMost(PATIENCE)
                        .until(
                                () ->
                                        mails.requests().stream()
                                                .filter(each -> each.body().contains(operation))
                                                .findFirst(),
                                Optional::isPresent)
                        .orElseThrow();
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.body().getBytes(UTF_8)));
    }

    @Test
    void aForgedLinkLeadsNowhere() throws Exception {
        String token = unsubscribes.issue(item("forged"), Samples.ADDRESS).replace(".7.", ".8.");
        assertThat(open(token, "tr").statusCode()).isEqualTo(403);
        assertThat(press(token, "").statusCode()).isEqualTo(403);
        assertThat(open("u0.old", "tr").statusCode()).isEqualTo(404);
        assertThat(press("u0.old", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aComplaintIsWhatThePersonWants() throws Exception {
        Item item = item("complains");
        String link = "https://mail.ziraai.example/u/" + unsubscribes.issue(item, Samples.ADDRESS);
        assertThat(deliver(Reports.complaint("abuse", link))).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> told(item).size() == 1);
        assertThat(told(item).getFirst().getKind()).isEqualTo(InboundKind.COMPLAINT);
        assertThat(deliver(Reports.complaint("not-spam", link))).isEqualTo(204);
        assertThat(deliver(Reports.complaint("abuse", link + "x"))).isEqualTo(204);
    }

    /**
     * As of a server that returns nothing of the message: the address it writes to is all there is.
     */
    @Test
    void aBounceFindsItsAttemptByTheAddressItCameTo() throws Exception {
        Attempt attempt = new Attempt(item("bounces"), 1);
        outcomes.send(Topics.EMAIL_SEND, Samples.CONTACT, Samples.email(attempt));
        await().atMost(PATIENCE).until(() -> stands(attempt, AttemptStatus.ACCEPTED));
        String address =
                "bounces+" + new BounceTokens(CALLBACK_SECRET).issue(attempt) + "@ziraai.example";
        String bounce =
                Reports.delivery(address, Reports.recipient("failed", "5.1.1", null), "X: y\n");
        assertThat(deliver(bounce)).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> stands(attempt, AttemptStatus.FAILED));
    }

    private boolean stands(Attempt attempt, AttemptStatus status) {
        return outcomes.records().stream()
                .anyMatch(each -> each.getAttempt().equals(attempt) && each.getStatus() == status);
    }

    @Test
    void mailThatIsNoReportOfOursIsTurnedAwayForGood() throws Exception {
        assertThat(deliver("Subject: On holiday\r\n\r\nI am away")).isEqualTo(204);
        assertThat(deliver(delivery("somebody-elses", AttemptStatus.FAILED))).isEqualTo(204);
    }
}
