package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.Attachment;
import com.ziraai.event.DistributionRequested;
import com.ziraai.inquiry.ServiceTokens;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files that are uploaded once and go along with e-mails. */
class AttachmentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** As the scene has it set. */
    private static final int LARGEST = 1024 * 1024;

    private static final String PATH = "/api/v1/attachments";
    private static final byte[] PDF = "%PDF-1.7 Şükür".getBytes(UTF_8);

    private final RunningCampaign campaign = RunningCampaign.shared();

    private String sponsor(String name) {
        return campaign.tokens().sponsor("files-" + name);
    }

    private String upload(String token, byte[] file) {
        Answer answer = campaign.attach(token, "?name=A%C4%9Fustos.pdf", "application/pdf", file);
        assertThat(answer.status()).as(answer.raw()).isEqualTo(201);
        return answer.body().at("/data/attachmentId").asString();
    }

    private static ObjectNode mail(String... attachments) {
        ObjectNode request = Requests.of(1).put("channel", "Email");
        ((ObjectNode) request.at("/recipients/0")).put("email", "a@example.org");
        ArrayNode named = request.putArray("attachments");
        List.of(attachments).forEach(named::add);
        return request;
    }

    @Test
    void aFileIsUploadedListedAndDeleted() {
        String token = sponsor("own");
        Answer made = campaign.attach(token, "?name=..%2Fa%0Ab.pdf", "application/pdf", PDF);
        assertThat(made.status()).as(made.raw()).isEqualTo(201);
        assertThat(made.body().at("/data/name").asString()).isEqualTo("a b.pdf");
        assertThat(made.body().at("/data/size").asInt()).isEqualTo(PDF.length);
        String id = made.body().at("/data/attachmentId").asString();
        String second = upload(token, PDF);

        Answer page = campaign.get(PATH + "?limit=1", token);
        assertThat(page.body().at("/data/0/attachmentId").asString()).isEqualTo(second);
        assertThat(
                        campaign.get(PATH + "?after=" + second, token)
                                .body()
                                .at("/data/0/attachmentId")
                                .asString())
                .isEqualTo(id);
        assertThat(campaign.get(PATH + "/" + id, token).status()).isEqualTo(200);
        String stranger = sponsor("stranger");
        assertThat(campaign.get(PATH + "/" + id, stranger).status()).isEqualTo(404);
        assertThat(campaign.delete(PATH + "/" + id, stranger).status()).isEqualTo(404);
        assertThat(campaign.delete(PATH + "/" + id, token).status()).isEqualTo(200);
        assertThat(campaign.get(PATH + "/" + id, token).status()).isEqualTo(404);
        assertThat(campaign.get("/api/v1/audit", token).raw())
                .contains("attachment.upload", "attachment.delete");
    }

    @Test
    void aBrowserSendsItAsAForm() {
        String form =
                """
                --x\r
                Content-Disposition: form-data; name="note"\r
                \r
                hello\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="Ağustos.pdf"\r
                Content-Type: application/pdf\r
                \r
                %PDF-1.7\r
                --x--\r
                """;
        String type = "multipart/form-data; boundary=x";
        Answer made = campaign.attach(sponsor("form"), "", type, form.getBytes(UTF_8));
        assertThat(made.status()).as(made.raw()).isEqualTo(201);
        assertThat(made.body().at("/data/name").asString()).isEqualTo("Ağustos.pdf");
        assertThat(made.body().at("/data/size").asInt()).isEqualTo(8);
        String second =
                form.substring(form.indexOf("--x\r\nContent-Disposition: form-data; name=\"file"));
        String two = form.replace("--x--\r\n", second);
        assertThat(campaign.attach(sponsor("form"), "", type, two.getBytes(UTF_8)).raw())
                .contains("SEVERAL_FILES");
    }

    @ParameterizedTest
    @CsvSource({
        "?name=a.exe, application/octet-stream, MZ, FILE_TYPE_NOT_ALLOWED",
        "?name=a.pdf, application/pdf, MZ, FILE_TYPE_MISMATCH",
        "?name=pdf, application/pdf, %PDF-1.7, INVALID_FILE_NAME",
        "'', application/pdf, %PDF-1.7, REQUIRED",
        "?name=a.pdf, application/pdf, '', REQUIRED"
    })
    void whatMayNotGoAlongIsRefused(String query, String type, String file, String code) {
        Answer answer = campaign.attach(sponsor("bad"), query, type, file.getBytes(UTF_8));
        assertThat(answer.status()).as(answer.raw()).isEqualTo(400);
        assertThat(answer.raw()).contains("\"" + code + "\"");
    }

    @Test
    void thereIsRoomForSoManyBytesAndNoMore() {
        String token = sponsor("room");
        byte[] large = new byte[LARGEST + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        Answer tooLarge = campaign.attach(token, "?name=a.pdf", "application/pdf", large);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.raw()).contains("FILE_TOO_LARGE");
        byte[] largest = Arrays.copyOf(large, LARGEST);
        List<String> ids = List.of(upload(token, largest), upload(token, largest));
        upload(token, largest);
        Answer full = campaign.attach(token, "?name=a.pdf", "application/pdf", PDF);
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.raw()).contains("ATTACHMENT_ROOM_FULL");
        assertThat(campaign.sendLinks(token, mail(ids.toArray(String[]::new)).toString()).raw())
                .contains("ATTACHMENTS_TOO_LARGE");
        campaign.delete(PATH + "/" + ids.getFirst(), token);
        upload(token, PDF);
    }

    @Test
    void itemsNameTheFileAndItCannotBeDeletedBeforeTheyAreSent() {
        String token = sponsor("order");
        String id = upload(token, PDF);
        Answer answer = campaign.sendLinks(token, mail(id).toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        String operation = answer.body().at("/data/operationId").asString();
        Attachment named = requested(operation).getAttachments().getFirst();
        assertThat(named.getAttachmentId()).isEqualTo(id);
        assertThat(named.getName()).isEqualTo("Ağustos.pdf");
        assertThat(named.getType()).isEqualTo("application/pdf");
        assertThat(named.getSize()).isEqualTo(PDF.length);
        assertThat(named.getSha256()).hasSize(64);

        Answer kept = campaign.delete(PATH + "/" + id, token);
        assertThat(kept.status()).as(kept.raw()).isEqualTo(409);
        assertThat(kept.raw()).contains("ATTACHMENT_IN_USE");
        campaign.execute(
                "UPDATE operation SET finished_at = now() WHERE operation_id = '"
                        + operation
                        + "'");
        assertThat(campaign.delete(PATH + "/" + id, token).status()).isEqualTo(200);
    }

    private static DistributionRequested requested(String operation) {
        try (var reader = TestTopics.read(Topics.DISTRIBUTION_REQUESTED)) {
            return await().atMost(PATIENCE)
                    .until(
                            () ->
                                    reader.poll(each ->
                                            each.getItem().getOperationId().equals(operation)),
                            found -> !found.isEmpty())
                    .getFirst();
        }
    }

    @Test
    void anOrderNamesFilesOfItsOwnForEmailsOnly() {
        String token = sponsor("names");
        String id = upload(token, PDF);
        assertThat(refusal(sponsor("names-not"), mail(id))).contains("UNKNOWN_ATTACHMENT");
        assertThat(refusal(token, mail("att_x"))).contains("attachments[0]");
        assertThat(refusal(token, mail(id, id))).contains("ATTACHMENT_TWICE");
        assertThat(refusal(token, mail("1 2 3 4 5 6 7 8 9 0 1".split(" "))))
                .contains("TOO_MANY_ATTACHMENTS");
        assertThat(refusal(token, mail(id).put("channel", "WhatsApp")))
                .contains("ATTACHMENT_WITHOUT_EMAIL");
        ObjectNode fallback = mail(id).put("channel", "SMS");
        fallback.putArray("fallbackChannels").add("Email");
        assertThat(campaign.sendLinks(token, fallback.toString()).status()).isEqualTo(202);
    }

    private String refusal(String token, ObjectNode request) {
        Answer answer = campaign.sendLinks(token, request.toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(400);
        return answer.raw();
    }

    @Test
    void theBytesAreGivenToWhoSendsThemAndNobodyElse() {
        String token = sponsor("bytes");
        String id = upload(token, PDF);
        ServiceTokens services =
                new ServiceTokens(RunningCampaign.SERVICE_SECRET, Clock.systemUTC());
        String good = services.header("campaign-service", "attachment:" + id);
        Answer given = content(id, good);
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.raw()).isEqualTo(new String(PDF, UTF_8));
        String second = upload(token, PDF);
        assertThat(content(second, good).status()).isEqualTo(401);
        assertThat(content(id, "Bearer " + token).status()).isEqualTo(401);
        assertThat(content(id, "Bearer " + campaign.tokens().admin()).status()).isEqualTo(401);
        campaign.delete(PATH + "/" + id, token);
        assertThat(content(id, good).status()).isEqualTo(404);
    }

    private Answer content(String id, String header) {
        return campaign.send(
                HttpRequest.newBuilder(campaign.uri("/internal/attachments/" + id))
                        .header("Authorization", header));
    }
}
