package com.ziraai.dispatch.decision;

import static com.ziraai.event.AttemptStatus.ACCEPTED;
import static com.ziraai.event.AttemptStatus.DELIVERED;
import static com.ziraai.event.AttemptStatus.FAILED;
import static com.ziraai.event.AttemptStatus.REJECTED;
import static com.ziraai.event.AttemptStatus.UNKNOWN;
import static com.ziraai.event.Channel.SMS;
import static com.ziraai.event.Channel.WHATSAPP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Topics;
import com.ziraai.dispatch.RunningService;
import com.ziraai.dispatch.SampleItems;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Failure;
import com.ziraai.event.FailureClass;
import com.ziraai.event.Guarantee;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.RetryPlan;
import com.ziraai.event.SmsSend;
import com.ziraai.event.WhatsappSend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DispatchIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Failure BUSY =
            SampleItems.failure(FailureClass.RETRY_ITEM, "PROVIDER_BUSY");
    private static final Failure UNREACHABLE =
            SampleItems.failure(FailureClass.FALLBACK, "RECIPIENT_UNREACHABLE");
    private static final Failure INVALID =
            SampleItems.failure(FailureClass.PERMANENT, "RECIPIENT_INVALID");

    private static final Instant DECIDED_BY_HAND = Instant.parse("2026-11-21T22:31:00.123Z");

    private static RunningService service;

    private final String operation = SampleItems.newOperation();

    @BeforeAll
    static void start() {
        service = RunningService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

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
        service.forgetOffsets("dispatch-service.ready", "dispatch-service.outcomes");
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
    void anUnknownResultParksTheItemAtItsDeadlineAndALateFailureEndsIt() {
        publish(List.of(ready(0, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 1);
        say(List.of(sms(0, 1, UNKNOWN, SampleItems.failure(FailureClass.UNKNOWN, "NO_ANSWER"))));

        ItemOutcome parked = awaitEnd();
        assertThat(parked.getStatus()).isEqualTo(ItemStatus.PARKED);
        assertThat(parked.getAttemptNo()).isEqualTo(1);
        assertThat(followups()).isZero();

        say(List.of(sms(0, 1, FAILED, UNREACHABLE), sms(0, 1, FAILED, UNREACHABLE)));
        await().atMost(SOON).until(() -> ends().stream().distinct().count() == 2);
        assertThat(ends().getLast().getStatus()).isEqualTo(ItemStatus.FAILED);
        assertThat(decisions()).isEqualTo(3);
        assertThat(whatsapp()).as("a parked item is never sent again").isEmpty();
        assertThat(sms()).hasSize(1);
    }

    @Test
    void anUnknownResultIsForgottenWhenAReceiptResolvesIt() {
        publish(List.of(ready(0, it -> it), ready(1, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 2);
        say(List.of(sms(0, 1, UNKNOWN, null), sms(1, 1, UNKNOWN, null)));
        await().atMost(SOON).until(() -> followups() == 2);
        say(List.of(sms(0, 1, DELIVERED, null)));

        await().atMost(SOON).until(() -> ends().size() == 1);
        assertThat(ends().getFirst().getItem().getItemIndex()).isEqualTo(1);
        assertThat(decisions()).isEqualTo(3);
    }

    @Test
    void anUnknownResultIsTriedAgainWhereTheSponsorWantsAtLeastOnce() {
        publish(List.of(ready(0, request -> request.setGuarantee(Guarantee.AT_LEAST_ONCE))));
        await().atMost(SOON).until(() -> sms().size() == 1);
        say(List.of(sms(0, 1, UNKNOWN, null)));
        await().atMost(SOON).until(() -> sms().size() == 2);
        assertThat(reasons()).containsExactly("PREFERRED_CHANNEL", "RESULT_UNKNOWN");

        say(List.of(sms(0, 2, UNKNOWN, null)));
        assertThat(awaitEnd().getStatus()).isEqualTo(ItemStatus.PARKED);
        assertThat(sms()).hasSize(2);
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

    private void decideByHand(int attemptNo, String channel) {
        service.database()
                .sql(
                        """
                        INSERT INTO decision (operation_day, operation_id, item_index, attempt_no,
                            channel, reason, decided_at)
                        SELECT operation_day, operation_id, item_index, :attemptNo, :channel,
                            'BY_HAND', :at
                        FROM decision
                        WHERE operation_id = :operation AND item_index = 0 AND attempt_no = 1
                        """)
                .bind("attemptNo", attemptNo)
                .bind("channel", channel)
                .bind("at", DECIDED_BY_HAND)
                .bind("operation", operation)
                .then()
                .block();
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheRestGoesOn() {
        String undecodable = "undecodable-" + operation;
        service.sendRaw(Topics.DISTRIBUTION_READY, undecodable, "no avro".getBytes(UTF_8));
        service.sendRaw(Topics.SMS_OUTCOMES, undecodable, "no avro".getBytes(UTF_8));
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
                    assertThat(service.deadLetters(Topics.DISTRIBUTION_READY))
                            .contains(undecodable, "contact-%014d".formatted(7777));
                    assertThat(service.deadLetters(Topics.SMS_OUTCOMES))
                            .contains(undecodable, "contact-%014d".formatted(8888));
                });
    }

    private DistributionReady ready(
            int index, UnaryOperator<DistributionRequested.Builder> change) {
        return SampleItems.ready(change.apply(SampleItems.request(operation, index)));
    }

    private DeliveryOutcome sms(
            int index, int attemptNo, AttemptStatus status, @Nullable Failure failure) {
        return outcome(index, attemptNo, SMS, status, failure);
    }

    private DeliveryOutcome whatsapp(
            int index, int attemptNo, AttemptStatus status, @Nullable Failure failure) {
        return outcome(index, attemptNo, WHATSAPP, status, failure);
    }

    private DeliveryOutcome outcome(
            int index,
            int attemptNo,
            Channel channel,
            AttemptStatus status,
            @Nullable Failure failure) {
        return SampleItems.outcome(
                new Attempt(SampleItems.item(operation, index), attemptNo),
                channel,
                status,
                failure);
    }

    private static void publish(List<DistributionReady> ready) {
        service.send(
                Topics.DISTRIBUTION_READY,
                ready,
                each -> each.getRequest().getItem().getContactKey());
    }

    private static void say(List<DeliveryOutcome> outcomes) {
        outcomes.forEach(each ->
                service.send(
                        each.getChannel() == SMS ? Topics.SMS_OUTCOMES : Topics.WHATSAPP_OUTCOMES,
                        List.of(each),
                        outcome -> outcome.getAttempt().getItem().getContactKey()));
    }

    private List<SmsSend> sms() {
        return service.read(Topics.SMS_SEND).stream()
                .filter(each -> each.getAttempt().getItem().getOperationId().equals(operation))
                .toList();
    }

    private List<WhatsappSend> whatsapp() {
        return service.read(Topics.WHATSAPP_SEND).stream()
                .filter(each -> each.getAttempt().getItem().getOperationId().equals(operation))
                .toList();
    }

    private List<ItemOutcome> ends() {
        return service.read(Topics.DISTRIBUTION_OUTCOMES).stream()
                .filter(each -> each.getItem().getOperationId().equals(operation))
                .toList();
    }

    private ItemOutcome awaitEnd() {
        return await().atMost(SOON).until(this::ends, ends -> !ends.isEmpty()).getLast();
    }

    private long decisions() {
        return count("SELECT count(*) FROM decision WHERE operation_id = :operation");
    }

    private long followups() {
        return count("SELECT count(*) FROM followup WHERE operation_id = :operation");
    }

    private long count(String sql) {
        return service.database()
                .sql(sql)
                .bind("operation", operation)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    private List<String> reasons() {
        return service.database()
                .sql(
                        "SELECT reason FROM decision WHERE operation_id = :operation"
                                + " ORDER BY attempt_no")
                .bind("operation", operation)
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
