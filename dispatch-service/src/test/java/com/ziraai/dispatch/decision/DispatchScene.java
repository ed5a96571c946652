package com.ziraai.dispatch.decision;

import static com.ziraai.event.Channel.SMS;
import static com.ziraai.event.Channel.WHATSAPP;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Media;
import com.ziraai.contract.Topics;
import com.ziraai.dispatch.DispatchApplication;
import com.ziraai.dispatch.SampleItems;
import com.ziraai.event.Attempt;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.EmailSend;
import com.ziraai.event.Failure;
import com.ziraai.event.FailureClass;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.SmsSend;
import com.ziraai.event.WhatsappSend;
import com.ziraai.messaging.testkit.RunningApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The running service, an operation for each test, and what the other services say of it. */
abstract class DispatchScene {

    static final Duration SOON = Duration.ofSeconds(30);
    static final Failure BUSY = SampleItems.failure(FailureClass.RETRY_ITEM, "PROVIDER_BUSY");
    static final Failure UNREACHABLE =
            SampleItems.failure(FailureClass.FALLBACK, "RECIPIENT_UNREACHABLE");
    static final Failure INVALID = SampleItems.failure(FailureClass.PERMANENT, "RECIPIENT_INVALID");

    static final Instant DECIDED_BY_HAND = Instant.parse("2026-11-21T22:31:00.123Z");

    static RunningApplication service;

    final String operation = SampleItems.newOperation();

    @BeforeAll
    static void start() {
        service =
                new RunningApplication(
                        DispatchApplication.class,
                        "dispatch",
                        "dispatch.decision.unknown-deadline=3s");
    }

    @AfterAll
    static void end() {
        service.close();
    }

    void decideByHand(int attemptNo, String channel) {
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

    DistributionReady ready(int index, UnaryOperator<DistributionRequested.Builder> change) {
        return SampleItems.ready(change.apply(SampleItems.request(operation, index)));
    }

    DeliveryOutcome sms(int index, int attemptNo, AttemptStatus status, @Nullable Failure failure) {
        return outcome(index, attemptNo, SMS, status, failure);
    }

    DeliveryOutcome whatsapp(
            int index, int attemptNo, AttemptStatus status, @Nullable Failure failure) {
        return outcome(index, attemptNo, WHATSAPP, status, failure);
    }

    DeliveryOutcome outcome(
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

    static void publish(List<DistributionReady> ready) {
        service.topics()
                .send(
                        Topics.DISTRIBUTION_READY,
                        ready,
                        each -> each.getRequest().getItem().getContactKey());
    }

    static void say(List<DeliveryOutcome> outcomes) {
        outcomes.forEach(each ->
                service.topics()
                        .send(
                                Media.of(each.getChannel()).orElseThrow().outcomes(),
                                List.of(each),
                                outcome -> outcome.getAttempt().getItem().getContactKey()));
    }

    List<SmsSend> sms() {
        return service.topics().read(Topics.SMS_SEND).stream()
                .filter(each -> each.getAttempt().getItem().getOperationId().equals(operation))
                .toList();
    }

    List<WhatsappSend> whatsapp() {
        return service.topics().read(Topics.WHATSAPP_SEND).stream()
                .filter(each -> each.getAttempt().getItem().getOperationId().equals(operation))
                .toList();
    }

    List<EmailSend> emails() {
        return service.topics().read(Topics.EMAIL_SEND).stream()
                .filter(each -> each.getAttempt().getItem().getOperationId().equals(operation))
                .toList();
    }

    List<ItemOutcome> ends() {
        return service.topics().read(Topics.DISTRIBUTION_OUTCOMES).stream()
                .filter(each -> each.getItem().getOperationId().equals(operation))
                .toList();
    }

    ItemOutcome awaitEnd() {
        return await().atMost(SOON).until(this::ends, ends -> !ends.isEmpty()).getLast();
    }

    long decisions() {
        return count("SELECT count(*) FROM decision WHERE operation_id = :operation");
    }

    long followups() {
        return count("SELECT count(*) FROM followup WHERE operation_id = :operation");
    }

    long count(String sql) {
        return service.database()
                .sql(sql)
                .bind("operation", operation)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }

    List<String> reasons() {
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
