package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.campaign.RunningCampaign.Answer;
import com.ziraai.contract.Topics;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.InboundKind;
import com.ziraai.event.InboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** People who are written to by e-mail, in requests and lists, and what they answer. */
class EmailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningCampaign campaign = RunningCampaign.shared();

    @Test
    void everybodyIsReachedByWhatTheyHave() {
        ObjectNode request = Requests.of(0).put("channel", "WhatsApp");
        request.putArray("fallbackChannels").add("SMS").add("e-mail");
        request.put("emailSubject", "{name}, {sponsor}");
        ArrayNode people = request.putArray("recipients");
        people.addObject().put("name", "Ayşe").put("phoneNumber", Requests.phone(0));
        people.addObject().put("name", "Ali").put("email", "Ali@Example.org");
        people.addObject()
                .put("name", "Can")
                .put("phoneNumber", "12")
                .put("email", "c@example.org");
        people.addObject().put("name", "Ece").put("phoneNumber", "12");
        people.addObject().put("name", "Oya").put("email", "ali@example.org");

        Answer answer = campaign.sendLinks(campaign.tokens().sponsor("mail"), request.toString());

        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        assertThat(answer.body().at("/data/validationWarnings").toString())
                .contains("recipients[2]");
        List<DistributionRequested> items = requested(id(answer), 5);
        assertThat(items)
                .allSatisfy(each -> {
                    assertThat(each.getChannel()).isEqualTo(Channel.WHATSAPP);
                    assertThat(each.getFallback()).containsExactly(Channel.SMS, Channel.EMAIL);
                    assertThat(each.getEmailSubject()).isEqualTo("{name}, {sponsor}");
                });
        assertThat(items.stream().map(EmailIT::summary))
                .containsExactly(
                        "+905551000000 null",
                        "null Ali@example.org",
                        "null c@example.org",
                        "INVALID_PHONE",
                        "DUPLICATE_RECIPIENT");
        assertThat(items.get(1).getItem().getContactKey())
                .isEqualTo(items.get(1).getRecipient().getEmailKey())
                .isEqualTo(items.get(4).getRecipient().getEmailKey())
                .hasSize(22);
    }

    private static String summary(DistributionRequested item) {
        return item.getRefusal() != null
                ? item.getRefusal().getCode()
                : item.getRecipient().getPhone() + " " + item.getRecipient().getEmail();
    }

    @Test
    void withoutEmailAmongTheChannelsNobodyIsWrittenToByIt() {
        ObjectNode request = Requests.of(1);
        ((ObjectNode) request.at("/recipients/0")).put("email", "a@example.org");
        Answer answer = campaign.sendLinks(campaign.tokens().sponsor("mail"), request.toString());
        DistributionRequested item = requested(id(answer), 1).getFirst();
        assertThat(item.getFallback()).containsExactly(Channel.WHATSAPP);
        assertThat(item.getRecipient().getEmail()).isEqualTo("a@example.org");
        assertThat(item.getRecipient().getEmailKey()).isNull();
    }

    @Test
    void aListIsSentToByTheChannelsItsRowsAreReachedBy() {
        String token = campaign.tokens().sponsor("mail-list");
        Answer list =
                upload(
                        token,
                        """
                        Ad;Telefon;E-posta
                        Ayşe;05551234567;ayse@example.org
                        Ali;;ali@example.org
                        Can;05551234568;
                        Oya;05551234569;AYSE@example.org
                        """);
        assertThat(list.status()).as(list.raw()).isEqualTo(201);
        ObjectNode request = Requests.of(0).put("channel", "Email");
        request.remove("recipients");
        request.put("recipientListId", list.body().at("/data/listId").asString());

        Answer answer = campaign.sendLinks(token, request.toString());

        assertThat(answer.status()).as(answer.raw()).isEqualTo(202);
        assertThat(requested(id(answer), 4).stream().map(EmailIT::summary))
                .containsExactly(
                        "+905551234567 ayse@example.org",
                        "null ali@example.org",
                        "NO_ADDRESS",
                        "DUPLICATE_RECIPIENT");
        assertThat(answer.body().at("/data/validationWarnings").size()).isGreaterThan(2);
    }

    @Test
    void aListNobodyOfWhichIsReachedIsRefused() {
        String token = campaign.tokens().sponsor("mail-list");
        Answer list = upload(token, "telefon\n05551234567\n");
        ObjectNode request = Requests.of(0).put("channel", "Email");
        request.remove("recipients");
        request.put("recipientListId", list.body().at("/data/listId").asString());
        Answer answer = campaign.sendLinks(token, request.toString());
        assertThat(answer.status()).as(answer.raw()).isEqualTo(400);
        assertThat(answer.raw()).contains("NOBODY_REACHED");
    }

    @Test
    void whoUnsubscribesIsWrittenToByEmailNoMore() {
        String token = campaign.tokens().sponsor("mail-stop");
        ObjectNode request = Requests.of(1).put("channel", "Email");
        ((ObjectNode) request.at("/recipients/0")).put("email", "stop@example.org");
        DistributionRequested item =
                requested(id(campaign.sendLinks(token, request.toString())), 1).getFirst();
        TestTopics.publish(
                Topics.EMAIL_INBOUND,
                item.getItem().getContactKey(),
                new InboundMessage(
                        item.getItem(),
                        Channel.EMAIL,
                        item.getRecipient().getEmailKey(),
                        InboundKind.UNSUBSCRIBE,
                        Instant.now()));

        Answer entry =
                await().atMost(PATIENCE)
                        .until(
                                () ->
                                        campaign.post(
                                                "/api/v1/blacklist/lookup",
                                                token,
                                                "{\"email\":\"STOP@example.org\"}"),
                                found -> found.status() == 200);
        assertThat(entry.body().at("/data/reason").asString()).isEqualTo("UNSUBSCRIBED");
        assertThat(entry.body().at("/data/addedBy").asString()).isEqualTo("recipient");
        assertThat(entry.body().at("/data/phoneNumber").asString()).isEqualTo("s***@example.org");
        try (var consents = TestTopics.read(Topics.CONTACT_CONSENT)) {
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    consents.poll(each ->
                                            each.getContactKey()
                                                            .equals(
                                                                    item.getRecipient()
                                                                            .getEmailKey())
                                                    && each.getSuppressed()),
                            found -> !found.isEmpty());
        }
        assertThat(campaign.sendLinks(token, request.toString()).raw())
                .contains("NO_VALID_RECIPIENT", "BLACKLISTED");
        // By SMS they still are.
        request.put("channel", "SMS").putArray("fallbackChannels").add("Email");
        DistributionRequested sms =
                requested(id(campaign.sendLinks(token, request.toString())), 1).getFirst();
        assertThat(sms.getRefusal()).isNull();
        assertThat(sms.getRecipient().getEmailKey()).isNull();
    }

    private Answer upload(String token, String file) {
        return campaign.upload(token, "?name=posta", "text/csv", file.getBytes(UTF_8));
    }

    private static String id(Answer answer) {
        return answer.body().at("/data/operationId").asString();
    }

    private static List<DistributionRequested> requested(String id, int items) {
        try (var reader = TestTopics.read(Topics.DISTRIBUTION_REQUESTED)) {
            return await()
                    .atMost(PATIENCE)
                    .until(
                            () -> reader.poll(each -> each.getItem().getOperationId().equals(id)),
                            found -> found.size() == items)
                    .stream()
                    .sorted((a, b) ->
                            Integer.compare(a.getItem().getItemIndex(), b.getItem().getItemIndex()))
                    .toList();
        }
    }
}
