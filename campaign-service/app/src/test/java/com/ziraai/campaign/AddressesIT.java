package com.ziraai.campaign;

import static com.ziraai.campaign.ListScene.LISTS;
import static com.ziraai.campaign.ListScene.csv;
import static com.ziraai.campaign.ListScene.id;
import static com.ziraai.campaign.ListScene.operation;
import static com.ziraai.campaign.ListScene.refusals;
import static com.ziraai.campaign.ListScene.requested;
import static com.ziraai.campaign.ListScene.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.event.DistributionRequested;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People with several addresses, some of which nothing may be sent to. */
class AddressesIT {

    private static final String FIRST = Requests.phone(1);
    private static final String SECOND = Requests.phone(2);

    private final RunningCampaign campaign = RunningCampaign.shared();

    @Test
    void whoIsBlacklistedAtOneNumberIsNotWrittenToAtAnother() {
        String token = campaign.tokens().sponsor("addresses-black");
        Answer list =
                csv(
                        token,
                        "",
                        "Telefon;Telefon 2\n%s;%s\n%s;\n"
                                .formatted(FIRST, SECOND, Requests.phone(3)));
        assertThat(list.body().at("/data/warnings/0/code").asString())
                .isEqualTo("SEVERAL_ADDRESSES");
        blacklist(token, "phoneNumber", SECOND);

        Answer sent = send(token, id(list), "\"channel\":\"SMS\"");
        Answer uploaded = csv(token, "", "Telefon;Telefon 2\n%s;%s\n".formatted(FIRST, SECOND));
        Answer request =
                campaign.sendLinks(
                        token,
                        """
                        {"recipients":[{"phoneNumber":"%s","addresses":[{"type":"phone","value":"%s"}]},
                                       {"phoneNumber":"%s"}]}
                        """
                                .formatted(FIRST, SECOND, Requests.phone(3)));

        assertThat(refusals(requested(operation(sent), 2))).containsExactly("BLACKLISTED", "");
        assertThat(uploaded.body().at("/data/uploadSummary/blacklistedNumbers").asInt())
                .as(uploaded.raw())
                .isOne();
        assertThat(refusals(requested(operation(request), 2))).containsExactly("BLACKLISTED", "");
    }

    @Test
    void inPlaceOfAnEmailAddressThatUnsubscribedNoOtherIsWrittenTo() {
        String token = campaign.tokens().sponsor("addresses-mail");
        blacklist(token, "email", "first@example.org");
        String person =
                "\"recipients\":[{%s\"addresses\":[{\"type\":\"email\",\"value\":\"First@example.org\"},"
                        + "{\"type\":\"email\",\"value\":\"second@example.org\"}]}]}";

        Answer refused =
                campaign.sendLinks(token, "{\"channel\":\"Email\"," + person.formatted(""));
        Answer sent =
                campaign.sendLinks(
                        token,
                        "{\"channel\":\"Email\",\"fallbackChannels\":[\"SMS\"],"
                                + person.formatted("\"phoneNumber\":\"%s\",".formatted(FIRST)));

        assertThat(refused.raw()).contains("NO_VALID_RECIPIENT", "BLACKLISTED");
        DistributionRequested item = requested(operation(sent), 1).getFirst();
        assertThat(item.getRefusal()).isNull();
        assertThat(item.getRecipient().getPhone()).isEqualTo(FIRST);
        assertThat(item.getRecipient().getEmailKey()).isNull();
    }

    @Test
    void aSingleLinkMayHaveSeveralAddresses() {
        Answer sent =
                campaign.post(
                        "/api/v1/sponsorship/send",
                        campaign.tokens().sponsor("addresses-single"),
                        """
                        {"phoneNumber":"0555 12","addresses":[{"type":"phone","value":"%s"}]}
                        """
                                .formatted(SECOND),
                        "Accept-Language",
                        "en");
        assertThat(sent.status()).as(sent.raw()).isEqualTo(202);
        assertThat(sent.body().at("/validationWarnings/0").asString())
                .isEqualTo(
                        "1 person has a phone number that is of no use and left out; another"
                                + " address of theirs is written to");
        DistributionRequested item =
                requested(sent.body().at("/distributionId").asString(), 1).getFirst();
        assertThat(item.getRecipient().getPhone()).isEqualTo(SECOND);
    }

    /** As it stands in the database since before there was e-mail. */
    @Test
    void aListOfBeforeEmailIsWrittenToByItWithoutBeingUploadedAgain() {
        String token = campaign.tokens().sponsor("addresses-former");
        String list =
                id(
                        csv(
                                token,
                                "",
                                "ad,telefon,email\n"
                                        + "Ayşe,05551234567,ayse@example.org\n"
                                        + "Ali,05551234568,\n"));
        campaign.execute(
                """
                INSERT INTO item_schema (fingerprint, schema) VALUES (%d, '%s') ON CONFLICT DO NOTHING;
                UPDATE recipient_list_rows SET schema_fingerprint = %d, items = decode('%s', 'base64') WHERE list_id = '%s';
                UPDATE recipient_list SET report = (report::jsonb - 'addresses' - 'leftOut')::text WHERE list_id = '%s';
                """
                        .formatted(
                                FormerRows.ITEMS.fingerprint(),
                                FormerRows.ITEMS.schema(),
                                FormerRows.ITEMS.fingerprint(),
                                FormerRows.ITEMS.base64(),
                                list,
                                list));

        Answer sent =
                send(token, list, "\"channel\":\"Email\",\"messageTemplate\":\"{name} {link}\"");

        List<DistributionRequested> items = requested(operation(sent), 2);
        assertThat(refusals(items)).containsExactly("", "NO_ADDRESS");
        assertThat(items.getFirst().getRecipient().getEmail()).isEqualTo("Ayse@example.org");
        assertThat(items.getFirst().getRecipient().getEmailKey()).hasSize(22);
        assertThat(campaign.get(LISTS + "/" + list, token).status()).isEqualTo(200);
    }

    private void blacklist(String token, String field, String address) {
        Answer answer =
                campaign.post(
                        "/api/v1/blacklist",
                        token,
                        "{\"%s\":\"%s\",\"reason\":\"asked for it\"}".formatted(field, address));
        assertThat(answer.status()).as(answer.raw()).isEqualTo(201);
    }
}
