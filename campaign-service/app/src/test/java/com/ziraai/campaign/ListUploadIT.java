package com.ziraai.campaign;

import static com.ziraai.campaign.ListScene.LISTS;
import static com.ziraai.campaign.ListScene.csv;
import static com.ziraai.campaign.ListScene.id;
import static com.ziraai.campaign.ListScene.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ListUploadIT {

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
}
