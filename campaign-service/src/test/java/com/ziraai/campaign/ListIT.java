package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.campaign.table.XlsxFile;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.ItemStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ListIT {

    private static final String LISTS = "/api/v1/recipient-lists";

    private final RunningCampaign campaign = RunningCampaign.shared();

    @Test
    void aFileIsAnsweredWithItsReportAndItsBadRowsCanBeReadAndCorrected() {
        String token = campaign.tokens().sponsor("list-report");
        String file =
                """
                ad;telefon;bölge
                Ayşe;0555 100 00 01;Ege
                Ali;+905551000002;
                Can;0555abc;Ege
                Cem;+905551000001;Ege
                =Eve;12;Ege
                """;

        Answer answer = csv(token, "?name=Spring", file);

        assertThat(answer.status()).as(answer.raw()).isEqualTo(201);
        JsonNode data = answer.body().at("/data");
        String id = data.at("/listId").asString();
        assertThat(answer.response().headers().firstValue("Location")).hasValue(LISTS + "/" + id);
        assertThat(data.at("/state").asString()).isEqualTo("READY");
        assertThat(data.at("/name").asString()).isEqualTo("Spring");
        assertThat(data.at("/format").toString())
                .isEqualTo(
                        "{\"kind\":\"CSV\",\"encoding\":\"UTF-8\",\"guessed\":false,\"delimiter\":\";\",\"sheet\":null,\"otherSheets\":[]}");
        assertThat(data.at("/samples/0/name").asString()).isEqualTo("Ayşe");
        assertThat(data.at("/samples/0/phoneNumber").asString()).isEqualTo("+905551000001");
        assertThat(data.at("/uploadSummary").toString())
                .isEqualTo(
                        "{\"totalUploaded\":5,\"validNumbers\":2,\"invalidNumbers\":2,\"duplicateNumbers\":1,\"blacklistedNumbers\":0}");
        assertThat(data.at("/validationDetails/invalidFormats").toString())
                .isEqualTo("[\"0555abc\",\"12\"]");
        assertThat(data.at("/validationDetails/duplicates").toString())
                .isEqualTo("[\"+905551000001\"]");
        assertThat(data.at("/validationDetails/recommendations").toString())
                .isEqualTo("[\"Correct 2 bad rows and upload again\",\"Remove 1 duplicate row\"]");

        Answer page = campaign.get(LISTS + "/" + id + "/problems?limit=2", token);
        assertThat(page.body().at("/data/0/row").asInt()).isEqualTo(4);
        assertThat(page.body().at("/data/0/problems/0/column").asString()).isEqualTo("telefon");
        assertThat(page.body().at("/data/0/problems/0/code").asString()).isEqualTo("INVALID_PHONE");
        assertThat(page.body().at("/data/0/cells/ad").asString()).isEqualTo("Can");
        assertThat(page.body().at("/pagination/next").asInt()).isEqualTo(5);
        Answer next = campaign.get(LISTS + "/" + id + "/problems?limit=2&after=5", token);
        assertThat(next.body().at("/data").size()).isOne();
        assertThat(next.body().at("/pagination/hasMore").asBoolean()).isFalse();

        Answer corrected = campaign.get(LISTS + "/" + id + "/corrected", token);
        assertThat(corrected.response().headers().firstValue("Content-Type"))
                .hasValue("text/csv;charset=UTF-8");
        assertThat(corrected.raw()).contains("'=Eve;12;Ege").doesNotContain("Ayşe");
        assertThat(campaign.get(LISTS + "/" + id + "/corrected?delimiter=tab", token).raw())
                .startsWith("\uFEFF")
                .contains("'=Eve\t12\tEge");
        Answer again = csv(token, "", corrected.raw().replace("0555abc", "05551000003"));
        assertThat(again.body().at("/data/uploadSummary/validNumbers").asInt())
                .as(again.raw())
                .isEqualTo(2);
    }

    @Test
    void spreadsheetsAndFormsAreTakenToo() {
        String token = campaign.tokens().sponsor("list-forms");
        byte[] xlsx =
                new XlsxFile(
                                """
                                <row r="1"><c t="inlineStr"><is><t>Telefon</t></is></c></row>
                                <row r="2"><c><v>5551000001</v></c></row><row r="3"><c><v>9.05551000002E11</v></c></row>
                                """)
                        .bytes();
        byte[] form =
                """
                --x\r
                Content-Disposition: form-data; name="note"\r
                \r
                any\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="l.csv"\r
                Content-Type: application/vnd.ms-excel\r
                \r
                telefon
                05551000001
                \r
                --x--\r
                """
                        .getBytes(UTF_8);

        Answer sheet =
                campaign.upload(
                        token,
                        "",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        xlsx);
        Answer posted = campaign.upload(token, "", "multipart/form-data; boundary=x", form);
        Answer nothing =
                campaign.upload(
                        token, "", "multipart/form-data; boundary=x", "--x--\r\n".getBytes(UTF_8));
        Answer picture = campaign.upload(token, "", "image/png", new byte[10]);

        assertThat(sheet.body().at("/data/uploadSummary/validNumbers").asInt())
                .as(sheet.raw())
                .isEqualTo(2);
        assertThat(sheet.body().at("/data/format/kind").asString()).isEqualTo("XLSX");
        assertThat(posted.body().at("/data/uploadSummary/validNumbers").asInt())
                .as(posted.raw())
                .isOne();
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(picture.status()).isEqualTo(415);
        assertThat(picture.body().at("/error").asString()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void aFormHasOneFileAndItsFieldsComeBeforeIt() {
        String token = campaign.tokens().sponsor("list-fields");

        Answer named =
                form(
                        token,
                        field("name", "Bahar"),
                        field("headingRow", "2"),
                        file("x\ntel\n05551000001"));
        Answer two = form(token, file("tel\n05551000001"), file("tel\n05551000002"));
        Answer late = form(token, file("tel\n05551000001"), field("name", "Bahar"));
        Answer wrong = form(token, field("headingRow", "first"), file("tel\n05551000001"));

        assertThat(named.body().at("/data/name").asString()).as(named.raw()).isEqualTo("Bahar");
        assertThat(named.body().at("/data/uploadSummary/validNumbers").asInt()).isOne();
        assertThat(problem(two)).isEqualTo("400 file SEVERAL_FILES");
        assertThat(problem(late)).isEqualTo("400 name FIELD_AFTER_FILE");
        assertThat(problem(wrong)).isEqualTo("400 headingRow WRONG_TYPE");
        assertThat(campaign.get(LISTS, token).body().at("/data").size())
                .as("nothing is left of what was refused")
                .isOne();
    }

    private Answer form(String token, String... parts) {
        String body = String.join("", parts) + "--x--\r\n";
        return campaign.upload(token, "", "multipart/form-data; boundary=x", body.getBytes(UTF_8));
    }

    private static String field(String name, String value) {
        return "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, value);
    }

    private static String file(String text) {
        return "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"l.csv\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n"
                .formatted(text);
    }

    private static String problem(Answer answer) {
        JsonNode first = answer.body().at("/details/errors/0");
        return "%d %s %s"
                .formatted(
                        answer.status(),
                        first.at("/path").asString(),
                        first.at("/code").asString());
    }

    @Test
    void whatThereIsToKnowOfAListIsToldAtItsUploadAndWhenItIsSentTo() {
        campaign.peers()
                .says(
                        "/api/v1/codes/missing",
                        "{\"codes\":[\"SP-20250101-ZZZZZ\"],\"taken\":[\"M-1\"],\"foreign\":[\"M-2\"]}");
        String token = campaign.tokens().sponsor("list-warned");
        Answer list =
                csv(
                        token,
                        "",
                        """
                        Telefon;Sponsorluk Kodu;Alan (dönüm);link
                        05551000001;SP-20250101-ZZZZZ;5;x
                        05551000002;M-1;;
                        05551000003;M-2;;
                        02125551212;;;
                        """);

        assertThat(
                        list.body()
                                .at("/data/warnings")
                                .valueStream()
                                .map(each -> each.at("/code").asString()))
                .as(list.raw())
                .containsExactly(
                        "COLUMN_RENAMED",
                        "RESERVED_COLUMN",
                        "CODE_IN_USE",
                        "CODE_NOT_FOUND",
                        "CODE_NOT_OURS",
                        "LANDLINE");
        Answer sent = send(token, id(list), "\"messageTemplate\":\"{link}\"");
        assertThat(sent.body().at("/data/validationWarnings").size()).as(sent.raw()).isEqualTo(4);
    }

    @Test
    void whatAListsRowsMakeTooLongIsToldAlsoWhenTheRequestIsRepeated() {
        String token = campaign.tokens().sponsor("list-long");
        String list =
                id(
                        csv(
                                token,
                                "",
                                "telefon,a,b,mesaj\n%s,%s,%s,\n%s,x,x,\n%s,x,x,Kendi mesaji {link}\n"
                                        .formatted(
                                                Requests.phone(1),
                                                "ş".repeat(500),
                                                "x".repeat(500),
                                                Requests.phone(2),
                                                Requests.phone(3))));
        String body = body(list, "\"messageTemplate\":\"{a}{b} {link}\"");
        Answer first =
                campaign.sendLinks(token, body, "Idempotency-Key", "long", "Accept-Language", "en");
        Answer repeated =
                campaign.sendLinks(token, body, "Idempotency-Key", "long", "Accept-Language", "en");

        assertThat(first.status()).as(first.raw()).isEqualTo(202);
        assertThat(first.body().at("/data/validationWarnings"))
                .extracting(each -> each.asString())
                .anyMatch(each -> each.startsWith("1 message is too long for SMS"))
                .anyMatch(each -> each.startsWith("1 message is too long for WhatsApp"))
                .anyMatch(each -> each.startsWith("1 recipient has a message of their own"))
                .hasSize(4);
        assertThat(repeated.raw()).isEqualTo(first.raw());
    }

    @Test
    void anOperationSendsToTheValidRowsOfAList() {
        String token = campaign.tokens().sponsor("list-send");
        StringBuilder file = new StringBuilder("telefon,isim,bolge\n");
        for (int i = 0; i < 5000; i++) {
            file.append(Requests.phone(i)).append(",Çiftçi ").append(i).append(",Ege\n");
            if (i % 100 == 0) {
                file.append("none,,\n");
            }
        }
        String list = id(csv(token, "", file.toString()));

        Answer answer = send(token, list, "\"messageTemplate\":\"{name} {bolge} {link}\"");
        Answer again =
                campaign.sendLinks(
                        token, body(list, "\"channel\":\"SMS\""), "Idempotency-Key", "k");
        Answer repeated =
                campaign.sendLinks(
                        token, body(list, "\"channel\":\"SMS\""), "Idempotency-Key", "k");

        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        assertThat(answer.body().at("/data/totalItems").asInt()).isEqualTo(5000);
        assertThat(again.status()).as(again.raw()).isEqualTo(202);
        assertThat(repeated.raw()).isEqualTo(again.raw());
        String operation = operation(answer);
        assertThat(
                        campaign.number(
                                "SELECT sum(item_count) FROM batch WHERE operation_id = '%s'"
                                        .formatted(operation)))
                .isEqualTo(5000);
        List<DistributionRequested> items = requested(operation, 75);
        assertThat(items)
                .allSatisfy(each -> {
                    int index = each.getItem().getItemIndex();
                    assertThat(each.getRecipient().getPhone()).isEqualTo(Requests.phone(index));
                    assertThat(each.getRecipient().getName()).isEqualTo("Çiftçi " + index);
                    assertThat(each.getPersonalization()).containsEntry("bolge", "Ege");
                    assertThat(each.getSponsorName()).isEqualTo("Sponsor list-send");
                    assertThat(each.getItem().getSponsorId()).isEqualTo("list-send");
                    assertThat(each.getMessageTemplate()).isEqualTo("{name} {bolge} {link}");
                });
    }

    @Test
    void aListLongerThanThePlanAllowsIsRefusedAndTheBulkPlanAllowsIt() {
        String token = campaign.tokens().sponsor("list-bulk");
        StringBuilder file = new StringBuilder("telefon\n");
        IntStream.range(0, 30_000).forEach(i -> file.append(Requests.phone(i)).append('\n'));
        String list = id(csv(token, "", file.toString()));

        Answer refused = send(token, list, "\"channel\":\"SMS\"");
        campaign.execute("UPDATE sponsor SET plan = 'bulk' WHERE sponsor_id = 'list-bulk'");
        Answer accepted =
                send(
                        token,
                        list,
                        "\"scheduling\":{\"isScheduled\":true,\"scheduledDate\":\"%s\"}"
                                .formatted(Instant.now().plus(Duration.ofDays(1))));

        assertThat(refused.body().at("/details/errors/0/code").asString())
                .isEqualTo("TOO_MANY_ITEMS");
        assertThat(accepted.status()).as(accepted.raw()).isEqualTo(202);
        assertThat(
                        campaign.number(
                                """
                                SELECT count(*) * 1000000 + sum(item_count) + sum(CASE WHEN first_index = batch_no * 1000 THEN 0 ELSE 1 END)
                                FROM batch WHERE operation_id = '%s'
                                """
                                        .formatted(operation(accepted))))
                .isEqualTo(30 * 1_000_000 + 30_000);
    }

    @Test
    void whoIsBlacklistedBeforeTheAcceptanceIsSkipped() {
        String token = campaign.tokens().sponsor("list-black");
        blacklist(token, Requests.phone(0));
        String list =
                id(
                        csv(
                                token,
                                "",
                                "telefon\n"
                                        + String.join(
                                                "\n",
                                                IntStream.range(0, 5)
                                                        .mapToObj(Requests::phone)
                                                        .toList())));
        Answer report = campaign.get(LISTS + "/" + list, token);
        assertThat(report.body().at("/data/uploadSummary/blacklistedNumbers").asInt()).isOne();
        assertThat(report.body().at("/data/uploadSummary/validNumbers").asInt()).isEqualTo(4);

        blacklist(token, Requests.phone(1));
        Answer answer =
                campaign.sendLinks(
                        token,
                        body(
                                list,
                                "\"scheduling\":{\"isScheduled\":true,\"scheduledDate\":\"%s\"}"
                                        .formatted(Instant.now().plusSeconds(8))),
                        "Accept-Language",
                        "en");
        assertThat(answer.body().at("/data/validationWarnings").toString())
                .isEqualTo("[\"1 blacklisted recipient will be skipped\"]");
        blacklist(token, Requests.phone(2));

        List<DistributionRequested> items = requested(operation(answer), 4);
        assertThat(refusals(items))
                .as("who is blacklisted after the acceptance is dispatch's to skip")
                .containsExactly("BLACKLISTED", "", "", "");
        assertThat(
                        items.stream()
                                .filter(each -> each.getRefusal() != null)
                                .map(each -> each.getRefusal().getStatus()))
                .containsOnly(ItemStatus.SKIPPED);
    }

    @Test
    void aRequestWithRecipientsIsWarnedOfBlacklistedOnes() {
        String token = campaign.tokens().sponsor("request-black");
        blacklist(token, Requests.phone(1));

        Answer answer =
                campaign.sendLinks(token, Requests.of(3).toString(), "Accept-Language", "en");
        Answer others =
                campaign.sendLinks(
                        campaign.tokens().sponsor("request-white"), Requests.of(3).toString());
        Answer nobody =
                campaign.sendLinks(
                        token,
                        "{\"recipients\":[{\"phoneNumber\":\"%s\"}]}".formatted(Requests.phone(1)));

        assertThat(answer.body().at("/data/validationWarnings").toString())
                .isEqualTo("[\"1 blacklisted recipient will be skipped\"]");
        assertThat(refusals(requested(operation(answer), 3)))
                .containsExactly("", "BLACKLISTED", "");
        assertThat(refusals(requested(operation(others), 3))).containsExactly("", "", "");
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.body().at("/details/errors/1/code").asString()).isEqualTo("BLACKLISTED");
    }

    @Test
    void aListThatWaitsForApprovalIsUsedOnlyOnceSomebodyApprovedIt() {
        String token = campaign.tokens().sponsor("list-approval");
        Answer uploaded = csv(token, "?requiresApproval=true", "telefon\n05551000001\n");
        String list = id(uploaded);
        assertThat(uploaded.body().at("/data/state").asString()).isEqualTo("AWAITING_APPROVAL");

        Answer early = send(token, list, "\"channel\":\"SMS\"");
        Answer foreign =
                campaign.post(
                        LISTS + "/" + list + "/approve",
                        campaign.tokens().sponsor("list-other"),
                        "");
        Answer approved = campaign.post(LISTS + "/" + list + "/approve", token, "");
        Answer again = campaign.post(LISTS + "/" + list + "/approve", token, "");
        Answer rejected = campaign.post(LISTS + "/" + list + "/reject", token, "");
        Answer sent = send(token, list, "\"channel\":\"SMS\"");

        assertThat(early.status()).isEqualTo(409);
        assertThat(early.body().at("/error").asString()).isEqualTo("LIST_NOT_USABLE");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(approved.body().at("/data/state").asString()).isEqualTo("APPROVED");
        assertThat(approved.body().at("/data/decidedBy").asString()).isEqualTo("test-user");
        assertThat(again.status()).isEqualTo(200);
        assertThat(rejected.status()).isEqualTo(409);
        assertThat(sent.status()).as(sent.raw()).isEqualTo(202);
        assertThat(
                        campaign.number(
                                "SELECT count(*) FROM audit WHERE subject = '%s' AND action = 'list.approve'"
                                        .formatted(list)))
                .isOne();
    }

    @Test
    void listsAreTheirSponsorsOwnAndGoWithAllTheirRows() {
        String token = campaign.tokens().sponsor("list-own");
        String other = campaign.tokens().sponsor("list-stranger");
        String first = id(csv(token, "", "telefon\n05551000001\nx\n"));
        String second = id(csv(token, "", "telefon\n05551000002\n"));

        Answer page = campaign.get(LISTS + "?pageSize=1", token);
        assertThat(page.body().at("/data/0/listId").asString()).isEqualTo(second);
        String after = page.body().at("/pagination/next").asString();
        assertThat(
                        campaign.get(LISTS + "?after=" + after, token)
                                .body()
                                .at("/data/0/listId")
                                .asString())
                .isEqualTo(first);
        assertThat(campaign.get(LISTS, other).body().at("/data").size()).isZero();
        for (String path : List.of("", "/problems", "/corrected")) {
            assertThat(campaign.get(LISTS + "/" + first + path, other).status()).isEqualTo(404);
        }
        assertThat(campaign.delete(LISTS + "/" + first, other).status()).isEqualTo(404);
        assertThat(send(other, first, "\"channel\":\"SMS\"").status()).isEqualTo(404);
        Answer both =
                campaign.sendLinks(token, Requests.of(1).put("recipientListId", second).toString());
        assertThat(both.body().at("/details/errors/0/code").asString())
                .isEqualTo("LIST_AND_RECIPIENTS");

        assertThat(campaign.delete(LISTS + "/" + first, token).status()).isEqualTo(200);

        assertThat(campaign.get(LISTS + "/" + first, token).status()).isEqualTo(404);
        assertThat(rowsOf(first)).isZero();
        assertThat(rowsOf(second)).isOne();
    }

    @Test
    void anUploadThatIsCutOffLeavesNothing() throws IOException {
        String token = campaign.tokens().sponsor("list-cut");
        try (Socket socket = new Socket("127.0.0.1", campaign.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    """
                    POST %s HTTP/1.1\r
                    Host: localhost\r
                    Authorization: Bearer %s\r
                    Content-Type: text/csv\r
                    Content-Length: 100000000\r
                    \r
                    telefon
                    """
                            .formatted(LISTS, token)
                            .getBytes(UTF_8));
            for (int i = 0; i < 10_000; i++) {
                out.write((Requests.phone(i) + "\n").getBytes(UTF_8));
            }
            out.flush();
            await().until(() -> lists("list-cut"), count -> count == 1);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> lists("list-cut"), count -> count == 0);
    }

    private long lists(String sponsor) {
        return campaign.number(
                """
                SELECT count(DISTINCT list_id) FROM recipient_list JOIN recipient_list_rows USING (list_id)
                WHERE sponsor_id = '%s'
                """
                        .formatted(sponsor));
    }

    private long rowsOf(String list) {
        return campaign.number(
                """
                SELECT (SELECT count(*) FROM recipient_list_rows WHERE list_id = '%1$s')
                    + (SELECT count(*) FROM recipient_list_problems WHERE list_id = '%1$s')
                """
                        .formatted(list));
    }

    private void blacklist(String token, String phone) {
        Answer answer =
                campaign.post(
                        "/api/v1/blacklist",
                        token,
                        "{\"phoneNumber\":\"%s\",\"reason\":\"asked for it\"}".formatted(phone));
        assertThat(answer.status()).as(answer.raw()).isEqualTo(201);
    }

    private Answer csv(String token, String query, String file) {
        return campaign.upload(token, query, "text/csv", file.getBytes(UTF_8));
    }

    private static String id(Answer uploaded) {
        assertThat(uploaded.status()).as(uploaded.raw()).isEqualTo(201);
        return uploaded.body().at("/data/listId").asString();
    }

    private Answer send(String token, String list, String rest) {
        return campaign.sendLinks(token, body(list, rest));
    }

    private static String body(String list, String rest) {
        return "{\"recipientListId\":\"%s\",%s}".formatted(list, rest);
    }

    private static String operation(Answer accepted) {
        assertThat(accepted.status()).as(accepted.raw()).isEqualTo(202);
        return accepted.body().at("/data/operationId").asString();
    }

    /** Codes by index, an empty text of items that are sent. */
    private static List<String> refusals(List<DistributionRequested> items) {
        return items.stream()
                .sorted((one, other) ->
                        Integer.compare(
                                one.getItem().getItemIndex(), other.getItem().getItemIndex()))
                .map(each -> each.getRefusal() == null ? "" : each.getRefusal().getCode())
                .toList();
    }

    private static List<DistributionRequested> requested(String operationId, int count) {
        try (var topic = TestTopics.read(Topics.DISTRIBUTION_REQUESTED)) {
            return await().atMost(Duration.ofSeconds(30))
                    .until(
                            () ->
                                    topic.poll(each ->
                                            each.getItem().getOperationId().equals(operationId)),
                            found -> found.size() >= count);
        }
    }
}
