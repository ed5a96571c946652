package com.ziraai.dispatch.decision;

import static com.ziraai.event.AttemptStatus.ACCEPTED;
import static com.ziraai.event.AttemptStatus.FAILED;
import static com.ziraai.event.AttemptStatus.REJECTED;
import static com.ziraai.event.Channel.SMS;
import static com.ziraai.event.Channel.WHATSAPP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Topics;
import com.ziraai.dispatch.SampleItems;
import com.ziraai.event.Attachment;
import com.ziraai.event.Attempt;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.EmailSend;
import com.ziraai.event.Failure;
import com.ziraai.event.FailureClass;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.Recipient;
import com.ziraai.event.RetryPlan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DispatchIT extends DispatchScene {

    @Test
    void everyReadyItemGetsOneCommandOnItsPreferredChannel() {
        publish(
                IntStream.range(0, 1500)
                        .mapToObj(index ->
                                ready(
                                        index,
                                        request ->
                                                request.setChannel(
                                                        index % 2 == 0 ? SMS : WHATSAPP)))
                        .toList());

        await().atMost(SOON).until(() -> sms().size() == 750 && whatsapp().size() == 750);
        assertThat(sms())
                .allMatch(each -> each.getAttempt().getAttemptNo() == 1)
                .allMatch(each -> each.getText().contains("SP-20261122-A7B2C"))
                .allMatch(each -> each.getTo().equals("+905551234567"));
        assertThat(whatsapp())
                .allMatch(each -> each.getTemplateName().equals("sponsorship_link"))
                .allMatch(each ->
                        each.getBodyParameters().equals(List.of("Tarım A.Ş.", "SP-20261122-A7B2C")))
                .allMatch(each -> each.getButtonParameter().equals("SP-20261122-A7B2C"));
        assertThat(decisions()).isEqualTo(1500);
    }

    @Test
    void readingAllTopicsAgainRepeatsTheSameCommandsAndDecidesNothingNew() throws Exception {
        publish(IntStream.range(0, 100).mapToObj(index -> ready(index, it -> it)).toList());
        await().atMost(SOON).until(() -> sms().size() == 100);
        say(
                IntStream.range(0, 50)
                        .mapToObj(index -> sms(index, 1, REJECTED, UNREACHABLE))
                        .toList());
        await().atMost(SOON).until(() -> whatsapp().size() == 50);
        say(
                IntStream.range(0, 50)
                        .mapToObj(index -> whatsapp(index, 2, REJECTED, INVALID))
                        .toList());
        await().atMost(SOON).until(() -> ends().size() == 50);
        long decided = decisions();
        service.stop();
        service.topics().forgetOffsets("dispatch-service.ready", "dispatch-service.outcomes");
        service.startAgain();

        await().atMost(SOON).until(() -> sms().size() == 200);
        await().atMost(SOON).until(() -> ends().size() == 100);
        assertThat(sms().stream().distinct()).hasSize(100);
        assertThat(whatsapp().stream().distinct()).hasSize(50);
        assertThat(ends().stream().distinct()).hasSize(50);
        assertThat(decisions()).isEqualTo(decided).isEqualTo(200);
    }

    @Test
    void aRefusedItemEndsWithoutAnAttempt() {
        publish(List.of(SampleItems.refused(SampleItems.request(operation, 0))));

        ItemOutcome end = awaitEnd();
        assertThat(end.getStatus()).isEqualTo(ItemStatus.SKIPPED);
        assertThat(end.getCode()).isEqualTo("DUPLICATE_RECIPIENT");
        assertThat(end.getAttemptNo()).isZero();
        assertThat(sms()).isEmpty();
    }

    @Test
    void aMessageThatCannotBeWrittenEndsItsItemAndTheRestGoesOn() {
        publish(
                List.of(
                        ready(0, request -> request.setMessageTemplate("Merhaba {nobody}")),
                        ready(1, request -> request.setMessageTemplate("{region}: {link}"))));

        ItemOutcome end = awaitEnd();
        assertThat(end.getCode()).isEqualTo("RENDER_FAILED");
        assertThat(end.getDetail()).contains("nobody");
        await().atMost(SOON).until(() -> sms().size() == 1);
        assertThat(sms().getFirst().getText())
                .isEqualTo("Antalya: https://ziraai.com/redeem/SP-20261122-A7B2C");
    }

    @Test
    void aMessageGoesByTheChannelThatCanHoldIt() {
        String forWhatsapp = "ş".repeat(700);
        String forSms = "a".repeat(1000);
        publish(
                List.of(
                        ready(0, request -> request.setMessageTemplate(forWhatsapp)),
                        ready(
                                1,
                                request ->
                                        request.setChannel(WHATSAPP)
                                                .setFallback(List.of(SMS))
                                                .setMessageTemplate(forSms))));

        await().atMost(SOON).until(() -> whatsapp().size() == 1 && sms().size() == 1);
        assertThat(whatsapp().getFirst().getBodyParameters()).containsExactly(forWhatsapp);
        assertThat(sms().getFirst().getText()).isEqualTo(forSms);
    }

    @Test
    void whomNeitherWhatsappNorSmsReachesIsWrittenToByEmail() {
        Attachment file = new Attachment("att_1", "a.pdf", "application/pdf", 1, "its hash");
        publish(
                List.of(
                        ready(
                                0,
                                request ->
                                        request.setChannel(WHATSAPP)
                                                .setFallback(List.of(SMS, Channel.EMAIL))
                                                .setEmailSubject("{name}, {sponsor}")
                                                .setAttachments(List.of(file))
                                                .setMessageTemplate("Merhaba {name}: {link}")
                                                .setRecipient(
                                                        new Recipient(
                                                                "Ayşe",
                                                                "+905551234567",
                                                                "TR",
                                                                "Ayse@example.org",
                                                                "key-of-her-email")))));
        await().atMost(SOON).until(() -> whatsapp().size() == 1);
        say(List.of(whatsapp(0, 1, REJECTED, UNREACHABLE)));
        await().atMost(SOON).until(() -> sms().size() == 1);
        say(List.of(sms(0, 2, REJECTED, UNREACHABLE)));

        await().atMost(SOON).until(() -> emails().size() == 1);
        EmailSend email = emails().getFirst();
        assertThat(email.getAttempt().getAttemptNo()).isEqualTo(3);
        assertThat(email.getTo()).isEqualTo("Ayse@example.org");
        assertThat(email.getAddressKey()).isEqualTo("key-of-her-email");
        assertThat(email.getSubject()).isEqualTo("Ayşe, Tarım A.Ş.");
        assertThat(email.getText())
                .startsWith("Merhaba Ayşe: https://ziraai.com/redeem/SP-20261122-A7B2C\n\n")
                .contains(email.getUnsubscribeMark());
        assertThat(email.getAttachments()).containsExactly(file);
        assertThat(email.getHtml()).contains("<p>Merhaba Ayşe: <a href=");
        say(List.of(outcome(0, 3, Channel.EMAIL, REJECTED, UNREACHABLE)));
        assertThat(awaitEnd().getAttemptNo()).isEqualTo(3);
    }

    @Test
    void whoHasAnEmailAddressAloneIsWrittenToThere() {
        var person = new Recipient("Ali", null, null, "ali@example.org", "key-of-his-email");
        publish(
                List.of(
                        ready(
                                0,
                                request ->
                                        request.setChannel(WHATSAPP)
                                                .setFallback(List.of(Channel.EMAIL))
                                                .setRecipient(person))));
        await().atMost(SOON).until(() -> emails().size() == 1);
        assertThat(emails().getFirst().getTo()).isEqualTo("ali@example.org");
        assertThat(whatsapp()).isEmpty();
    }

    @Test
    void whomNoWantedChannelReachesEndsWithoutAnAttempt() {
        var person = new Recipient("Ali", null, null, "ali@example.org", "key-of-his-email");
        publish(List.of(ready(0, request -> request.setRecipient(person))));
        assertThat(awaitEnd().getCode()).isEqualTo("NO_ADDRESS");
        assertThat(sms()).isEmpty();
    }

    @Test
    void aMessageNoChannelCanHoldEndsItsItemAndSaysSo() {
        publish(List.of(ready(0, request -> request.setMessageTemplate("ş".repeat(1000)))));

        ItemOutcome end = awaitEnd();
        assertThat(end.getCode()).isEqualTo("MESSAGE_TOO_LONG");
        assertThat(end.getAttemptNo()).isZero();
        assertThat(end.getRetryable()).isFalse();
        assertThat(sms()).isEmpty();
        assertThat(whatsapp()).isEmpty();
    }

    @Test
    void whatFailedDoesNotFallBackToAChannelThatCannotHoldIt() {
        publish(List.of(ready(0, request -> request.setMessageTemplate("a".repeat(1000)))));
        await().atMost(SOON).until(() -> sms().size() == 1);

        say(List.of(sms(0, 1, REJECTED, UNREACHABLE)));
        ItemOutcome end = awaitEnd();
        assertThat(end.getCode()).isEqualTo("RECIPIENT_UNREACHABLE");
        assertThat(end.getAttemptNo()).isEqualTo(1);
        assertThat(end.getDetail()).contains("1000 characters");
        assertThat(whatsapp()).isEmpty();
    }

    @Test
    void aRejectedAttemptIsRepeatedThenFallsBackThenTheItemFails() {
        publish(List.of(ready(0, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 1);

        say(List.of(sms(0, 1, REJECTED, BUSY), sms(0, 1, REJECTED, BUSY)));
        await().atMost(SOON).until(() -> sms().size() == 2);
        assertThat(sms())
                .extracting(each -> each.getAttempt().getAttemptNo())
                .containsExactly(1, 2);

        say(List.of(sms(0, 2, REJECTED, BUSY)));
        await().atMost(SOON).until(() -> whatsapp().size() == 1);
        assertThat(whatsapp().getFirst().getAttempt().getAttemptNo()).isEqualTo(3);

        say(List.of(whatsapp(0, 3, ACCEPTED, null), whatsapp(0, 3, FAILED, UNREACHABLE)));
        ItemOutcome end = awaitEnd();
        assertThat(end.getStatus()).isEqualTo(ItemStatus.FAILED);
        assertThat(end.getAttemptNo()).isEqualTo(3);
        assertThat(end.getCode()).isEqualTo("RECIPIENT_UNREACHABLE");
        assertThat(end.getRetryable()).isFalse();
        assertThat(decisions()).isEqualTo(4);
        assertThat(followups()).isZero();
    }

    @Test
    void aFailureOfItsSenderIsTriedByAnotherBeforeTheNextChannel() throws Exception {
        Failure blocked = SampleItems.failure(FailureClass.FALLBACK, "SENDER_BLOCKED");
        Failure none = SampleItems.failure(FailureClass.CONFIG, "NO_OTHER_SENDER");
        publish(List.of(ready(0, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 1);
        assertThat(sms().getFirst().getAvoid()).isEmpty();
        say(List.of(sms(0, 1, REJECTED, blocked)));
        await().atMost(SOON).until(() -> sms().size() == 2);
        assertThat(sms().getLast().getAttempt().getAttemptNo()).isEqualTo(2);
        assertThat(sms().getLast().getAvoid()).containsExactly("sender-1");

        say(List.of(sms(0, 2, REJECTED, none)));
        await().atMost(SOON).until(() -> whatsapp().size() == 1);
        assertThat(whatsapp().getFirst().getAttempt().getAttemptNo()).isEqualTo(3);
        assertThat(whatsapp().getFirst().getAvoid()).isEmpty();
        assertThat(reasons())
                .containsExactly("PREFERRED_CHANNEL", "SENDER_BLOCKED", "SENDER_BLOCKED");
        service.stop();
        service.topics().forgetOffsets("dispatch-service.ready", "dispatch-service.outcomes");
        service.startAgain();
        await().atMost(SOON).until(() -> whatsapp().size() == 2);
        assertThat(sms().stream().distinct()).hasSize(2);
        assertThat(decisions()).isEqualTo(3);
    }

    @Test
    void aRetryThatIsDueWhileTheServiceIsDownHappensAfterItsRestart() {
        publish(List.of(ready(0, request -> request.setRetry(new RetryPlan(1, 3)))));
        await().atMost(SOON).until(() -> sms().size() == 1);
        say(List.of(sms(0, 1, REJECTED, BUSY)));
        await().atMost(SOON).until(() -> followups() == 1);
        service.stop();
        assertThat(sms()).hasSize(1);
        service.startAgain();

        await().atMost(SOON).until(() -> sms().size() == 2);
        await().atMost(SOON).until(() -> followups() == 0);
        assertThat(sms())
                .extracting(each -> each.getAttempt().getAttemptNo())
                .containsExactly(1, 2);
    }

    @Test
    void aRetryIsDroppedWhenTheAttemptTurnsOutToBeAccepted() {
        publish(List.of(ready(0, request -> request.setRetry(new RetryPlan(1, 5)))));
        await().atMost(SOON).until(() -> sms().size() == 1);
        say(List.of(sms(0, 1, REJECTED, BUSY)));
        await().atMost(SOON).until(() -> followups() == 1);
        say(List.of(sms(0, 1, ACCEPTED, null)));
        await().atMost(SOON).until(() -> followups() == 0);
        assertThat(decisions()).isEqualTo(1);
    }

    @Test
    void aFailureOfAnAttemptThatWasOvertakenChangesNothing() {
        publish(List.of(ready(0, it -> it), ready(1, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 2);
        say(List.of(sms(0, 1, REJECTED, UNREACHABLE)));
        await().atMost(SOON).until(() -> whatsapp().size() == 1);
        say(List.of(sms(0, 1, FAILED, BUSY)));
        say(List.of(sms(1, 1, REJECTED, INVALID)));

        await().atMost(SOON).until(() -> whatsapp().size() == 2);
        assertThat(followups()).isZero();
        assertThat(decisions()).isEqualTo(4);
    }

    @Test
    void aDecisionWhosePublisherStoppedIsPublishedWhenItsCauseComesAgain() {
        publish(List.of(ready(0, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 1);
        decideByHand(2, "WHATSAPP");
        say(List.of(sms(0, 1, REJECTED, UNREACHABLE)));

        await().atMost(SOON).until(() -> whatsapp().size() == 1);
        assertThat(whatsapp().getFirst().getDecidedAt()).isEqualTo(DECIDED_BY_HAND);
        assertThat(decisions()).isEqualTo(2);
    }

    @Test
    void whoDecidedFirstHasDecided() {
        publish(List.of(ready(0, it -> it), ready(1, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 2);
        decideByHand(2, "SMS");
        say(List.of(sms(0, 1, REJECTED, UNREACHABLE), sms(1, 1, REJECTED, UNREACHABLE)));

        await().atMost(SOON).until(() -> whatsapp().size() == 1);
        assertThat(whatsapp().getFirst().getAttempt().getItem().getItemIndex()).isEqualTo(1);
        assertThat(decisions()).isEqualTo(4);
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheRestGoesOn() {
        String undecodable = "undecodable-" + operation;
        service.topics().sendRaw(Topics.DISTRIBUTION_READY, undecodable, "no avro".getBytes(UTF_8));
        service.topics().sendRaw(Topics.SMS_OUTCOMES, undecodable, "no avro".getBytes(UTF_8));
        DistributionReady nowhere = SampleItems.ready(SampleItems.request("bulk_nowhere", 7777));
        publish(List.of(ready(0, it -> it), nowhere, ready(1, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 2);
        DeliveryOutcome ofNothing =
                SampleItems.outcome(
                        new Attempt(SampleItems.item(operation, 8888), 0), SMS, ACCEPTED);
        say(List.of(ofNothing, sms(0, 1, REJECTED, UNREACHABLE)));
        await().atMost(SOON).until(() -> whatsapp().size() == 1);

        await().atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(service.topics().deadLetters(Topics.DISTRIBUTION_READY))
                            .contains(undecodable, "contact-%014d".formatted(7777));
                    assertThat(service.topics().deadLetters(Topics.SMS_OUTCOMES))
                            .contains(undecodable, "contact-%014d".formatted(8888));
                });
    }
}
