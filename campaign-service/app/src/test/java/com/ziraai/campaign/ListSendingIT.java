package com.ziraai.campaign;

import static com.ziraai.campaign.ListScene.LISTS;
import static com.ziraai.campaign.ListScene.body;
import static com.ziraai.campaign.ListScene.csv;
import static com.ziraai.campaign.ListScene.id;
import static com.ziraai.campaign.ListScene.operation;
import static com.ziraai.campaign.ListScene.refusals;
import static com.ziraai.campaign.ListScene.requested;
import static com.ziraai.campaign.ListScene.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.ItemStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListSendingIT {

    private final RunningCampaign campaign = RunningCampaign.shared();

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

    private void blacklist(String token, String phone) {
        Answer answer =
                campaign.post(
                        "/api/v1/blacklist",
                        token,
                        "{\"phoneNumber\":\"%s\",\"reason\":\"asked for it\"}".formatted(phone));
        assertThat(answer.status()).as(answer.raw()).isEqualTo(201);
    }
}
