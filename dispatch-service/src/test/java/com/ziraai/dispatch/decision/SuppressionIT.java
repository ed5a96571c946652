package com.ziraai.dispatch.decision;

import static com.ziraai.event.AttemptStatus.REJECTED;
import static com.ziraai.event.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.contract.Topics;
import com.ziraai.dispatch.DispatchApplication;
import com.ziraai.dispatch.SampleItems;
import com.ziraai.event.Channel;
import com.ziraai.event.ContactConsent;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationState;
import com.ziraai.event.OperationType;
import com.ziraai.event.PartPrice;
import com.ziraai.event.Recipient;
import com.ziraai.event.RetryPlan;
import com.ziraai.event.SmsSend;
import com.ziraai.messaging.replica.Replica;
import com.ziraai.messaging.testkit.RunningApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Nothing is sent to whom an entry was acknowledged for, whichever attempt it would be. */
class SuppressionIT extends DispatchScene {

    private static final long PART = 250_000;

    /** Contacts whose records the replica takes in when the test lets it. */
    private static final Map<String, CountDownLatch> HELD_UP = new ConcurrentHashMap<>();

    @SpringBootConfiguration
    @Import(DispatchApplication.class)
    static class WithAReplicaThatMayBeHeldUp {

        @Bean
        static BeanPostProcessor holdingUp() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Replica<?> replica ? heldUp(replica) : bean;
                }
            };
        }

        private static <T extends SpecificRecord> Replica<T> heldUp(Replica<T> replica) {
            return new Replica<>(
                    replica.topic(),
                    each -> {
                        if (each instanceof ContactConsent consent) {
                            awaitLeave(consent.getContactKey());
                        }
                        replica.follower().accept(each);
                    });
        }

        private static void awaitLeave(String contactKey) {
            CountDownLatch latch = HELD_UP.get(contactKey);
            if (latch != null) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    @BeforeAll
    static void holdTheReplica() {
        service.close();
        service = new RunningApplication(WithAReplicaThatMayBeHeldUp.class, "dispatch");
    }

    /** Contacts are known by these; each test has its own. */
    private static final AtomicInteger INDEXES = new AtomicInteger(100_000);

    private static int newIndex() {
        return INDEXES.getAndIncrement();
    }

    private static ContactConsent consent(@Nullable String sponsor, int index, boolean suppressed) {
        return new ContactConsent(
                sponsor,
                "contact-%014d".formatted(index),
                suppressed,
                "BLACKLISTED",
                SampleItems.RELEASED);
    }

    /** Done when the broker has acknowledged them. */
    private static void tell(List<ContactConsent> consents) {
        service.topics()
                .send(
                        Topics.CONTACT_CONSENT,
                        consents,
                        each ->
                                Optional.ofNullable(each.getSponsorId()).orElse("*")
                                        + "/"
                                        + each.getContactKey());
    }

    private static void suppress(int index) {
        tell(List.of(consent("sponsor-1", index, true)));
    }

    private static int index(SmsSend each) {
        return each.getAttempt().getItem().getItemIndex();
    }

    @Test
    void whoUnsubscribedIsWrittenToByOtherChannelsOnly() {
        int index = newIndex();
        String email = "email-key-%012d".formatted(index);
        tell(
                List.of(
                        new ContactConsent(
                                "sponsor-1", email, true, "BLACKLISTED", SampleItems.RELEASED)));
        Recipient person = new Recipient("Ayşe", "+905551234567", "TR", "a@example.org", email);
        publish(
                List.of(
                        ready(
                                index,
                                request ->
                                        request.setRecipient(person)
                                                .setFallback(List.of(Channel.EMAIL)))));
        await().atMost(SOON).until(() -> sms().size() == 1);
        say(List.of(sms(index, 1, REJECTED, UNREACHABLE)));
        ItemOutcome end = awaitEnd();
        assertThat(end.getStatus()).isEqualTo(ItemStatus.SKIPPED);
        assertThat(end.getCode()).isEqualTo("BLACKLISTED");
        assertThat(emails()).isEmpty();
    }

    @Test
    void aFirstAttemptIsSkippedForItsSponsorOrForAll() {
        int own = newIndex();
        int anothers = newIndex();
        int everybodys = newIndex();
        int noLonger = newIndex();
        tell(
                List.of(
                        consent("sponsor-1", own, true),
                        consent("sponsor-2", anothers, true),
                        consent(null, everybodys, true),
                        consent("sponsor-1", noLonger, true),
                        consent("sponsor-1", noLonger, false)));
        publish(
                Stream.of(own, anothers, everybodys, noLonger)
                        .map(index -> ready(index, it -> it))
                        .toList());

        await().atMost(SOON).until(() -> sms().size() == 2 && ends().size() == 2);
        assertThat(sms())
                .extracting(each -> index(each))
                .containsExactlyInAnyOrder(anothers, noLonger);
        assertThat(ends())
                .allMatch(each -> each.getStatus() == ItemStatus.SKIPPED)
                .allMatch(each -> each.getCode().equals("BLACKLISTED"))
                .allMatch(each -> each.getCategory() == ErrorCategory.BUSINESS)
                .allMatch(each -> each.getAttemptNo() == 0);
    }

    @Test
    void aRetryAndAFallbackAreSkipped() {
        int retried = newIndex();
        int fallenBack = newIndex();
        publish(
                List.of(
                        ready(retried, request -> request.setRetry(new RetryPlan(1, 2))),
                        ready(fallenBack, it -> it)));
        await().atMost(SOON).until(() -> sms().size() == 2);
        say(List.of(sms(retried, 1, REJECTED, BUSY)));
        await().atMost(SOON).until(() -> followups() == 1);
        suppress(retried);
        suppress(fallenBack);
        say(List.of(sms(fallenBack, 1, REJECTED, UNREACHABLE)));

        await().atMost(SOON).until(() -> ends().size() == 2);
        assertThat(ends())
                .allMatch(each -> each.getCode().equals("BLACKLISTED"))
                .allMatch(each -> each.getAttemptNo() == 1);
        assertThat(whatsapp()).isEmpty();
        assertThat(sms()).hasSize(2);
    }

    @Test
    void whatWaitedForMoneyIsSkippedAndNothingIsSpentOnIt() {
        int paid = newIndex();
        int waiting = newIndex();
        announce(1, PART);
        publish(Stream.of(paid, waiting).map(this::priced).toList());
        await().atMost(SOON).until(() -> sms().size() == 1 && followups() == 1);
        int held = index(sms().getFirst()) == paid ? waiting : paid;
        suppress(held);
        announce(2, 10 * PART);

        ItemOutcome end = awaitEnd();
        assertThat(end.getItem().getItemIndex()).isEqualTo(held);
        assertThat(end.getCode()).isEqualTo("BLACKLISTED");
        assertThat(count("SELECT spent_micros FROM budget WHERE operation_id = :operation"))
                .isEqualTo(PART);
        await().atMost(SOON)
                .until(() ->
                        service.topics().read(Topics.OPERATION_SPENDING).stream()
                                .filter(each -> each.getOperationId().equals(operation))
                                .reduce((_, last) -> last)
                                .filter(last -> !last.getExhausted())
                                .isPresent());
        assertThat(sms()).hasSize(1);
    }

    private DistributionReady priced(int index) {
        return ready(
                index,
                request ->
                        request.setMessageTemplate("Kod {code}")
                                .setPrices(List.of(new PartPrice(SMS, PART))));
    }

    private void announce(int revision, long budget) {
        service.topics()
                .send(
                        Topics.OPERATION_LIFECYCLE,
                        List.of(
                                new OperationLifecycle(
                                        operation,
                                        "sponsor-1",
                                        OperationType.BULK_LINK_SEND,
                                        OperationState.ACTIVE,
                                        2,
                                        300,
                                        0.99,
                                        SampleItems.RELEASED,
                                        SampleItems.RELEASED.plusSeconds(revision),
                                        budget)),
                        OperationLifecycle::getOperationId);
    }

    /** A replica that is behind has to be waited for, not asked. */
    @Test
    void anEntryIsInForceWhenItIsAcknowledgedHoweverFarBehindTheReplicaIs() {
        int index = newIndex();
        CountDownLatch read = new CountDownLatch(1);
        HELD_UP.put("contact-%014d".formatted(index), read);
        suppress(index);
        publish(List.of(ready(index, it -> it)));

        try {
            await().during(Duration.ofSeconds(2))
                    .atMost(SOON)
                    .until(() -> sms().isEmpty() && ends().isEmpty());
        } finally {
            // The service could not stop otherwise.
            read.countDown();
        }
        assertThat(awaitEnd().getCode()).isEqualTo("BLACKLISTED");
        assertThat(sms()).isEmpty();
    }

    @Test
    void noSendIsDecidedAfterItsEntryWasAcknowledged() {
        List<Integer> contacts = IntStream.range(0, 150).mapToObj(_ -> newIndex()).toList();
        Map<Integer, Instant> acknowledged = new HashMap<>();
        CompletableFuture<Void> suppressing =
                CompletableFuture.runAsync(() -> {
                    for (int from = 0; from < contacts.size(); from += 5) {
                        List<Integer> some = contacts.subList(from, from + 5);
                        tell(some.stream().map(each -> consent("sponsor-1", each, true)).toList());
                        Instant now = Instant.now();
                        some.forEach(each -> acknowledged.put(each, now));
                    }
                });
        for (int from = 0; from < contacts.size(); from += 3) {
            publish(
                    contacts.subList(from, from + 3).stream()
                            .map(index -> ready(index, it -> it))
                            .toList());
        }
        suppressing.join();

        await().atMost(SOON).until(() -> sms().size() + ends().size() >= contacts.size());
        assertThat(sms())
                .allSatisfy(each ->
                        assertThat(each.getDecidedAt())
                                .isBeforeOrEqualTo(acknowledged.get(index(each))));
        assertThat(ends()).allMatch(each -> each.getCode().equals("BLACKLISTED"));
        assertThat(sms().size() + ends().size()).isEqualTo(contacts.size());
    }
}
