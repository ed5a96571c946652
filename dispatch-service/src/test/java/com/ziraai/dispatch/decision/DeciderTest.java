package com.ziraai.dispatch.decision;

import static com.ziraai.event.Channel.EMAIL;
import static com.ziraai.event.Channel.SMS;
import static com.ziraai.event.Channel.WHATSAPP;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.SenderFault;
import com.ziraai.dispatch.SampleItems;
import com.ziraai.dispatch.decision.Decision.AwaitUntil;
import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.dispatch.decision.Decision.Nothing;
import com.ziraai.dispatch.decision.Decision.SendLater;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.dispatch.decision.History.Standing;
import com.ziraai.dispatch.decision.Verdict.End;
import com.ziraai.dispatch.decision.Verdict.Send;
import com.ziraai.dispatch.retry.RetryDelays;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Failure;
import com.ziraai.event.FailureClass;
import com.ziraai.event.Guarantee;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.Recipient;
import com.ziraai.event.RetryPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeciderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T23:00:00Z");
    private static final Verdict PARKED = new End(ItemStatus.PARKED);
    private static final Verdict FAILED = new End(ItemStatus.FAILED);
    private static final Optional<String> NOBODY = Optional.empty();
    private static final Failure BUSY = failure(FailureClass.RETRY_ITEM);
    private static final Failure UNREACHABLE = failure(FailureClass.FALLBACK);
    private static final Failure BLOCKED =
            SampleItems.failure(FailureClass.FALLBACK, "SENDER_BLOCKED");

    private final Decider decider =
            new Decider(new RetryDelays(List.of(Duration.ofSeconds(5)), 0), Duration.ofMinutes(15));

    /** What each event of attempt 1 (SMS; WhatsApp to fall back to; one retry) leads to. */
    private record Row(
            String busy, String unreachable, String unknown, String retryDue, String deadline) {}

    private static final Map<Standing, Row> SQUARE =
            new EnumMap<>(
                    Map.of(
                            Standing.FOREIGN,
                            new Row("-", "-", "-", "-", "-"),
                            Standing.OPEN,
                            new Row("later 1", "2 WHATSAPP", "await 1", "2 SMS", "2 PARKED"),
                            Standing.FOLLOWED,
                            new Row("-", "2 WHATSAPP", "-", "2 SMS", "2 PARKED"),
                            Standing.PARKED,
                            new Row("3 FAILED", "3 FAILED", "-", "-", "2 PARKED"),
                            Standing.ENDED,
                            new Row("-", "2 WHATSAPP", "-", "-", "-"),
                            Standing.OVERTAKEN,
                            new Row("-", "-", "-", "-", "-")));

    @ParameterizedTest
    @EnumSource
    void everyEventInEveryStandingHasItsDecision(Standing standing) {
        History history = history(request(), example(standing));
        assertThat(history.standing(1)).isEqualTo(standing);
        assertThat(
                        new Row(
                                text(decider.failed(history, 1, BUSY, NOBODY, NOW)),
                                text(decider.failed(history, 1, UNREACHABLE, NOBODY, NOW)),
                                text(decider.unknown(history, 1, NOW)),
                                text(decider.retryDue(history, 1, "PROVIDER_BUSY")),
                                text(decider.deadlinePassed(history, 1))))
                .isEqualTo(SQUARE.get(standing));
    }

    private static List<Verdict> example(Standing standing) {
        Verdict sms = new Send(SMS);
        return switch (standing) {
            case FOREIGN -> List.of(FAILED);
            case OPEN -> List.of(sms);
            case FOLLOWED -> List.of(sms, sms);
            case PARKED -> List.of(sms, PARKED);
            case ENDED -> List.of(sms, FAILED);
            case OVERTAKEN -> List.of(sms, sms, sms);
        };
    }

    private static String text(Decision decision) {
        return switch (decision) {
            case SendNow send -> send.attemptNo() + " " + send.channel();
            case Finish finish -> finish.attemptNo() + " " + finish.status();
            case SendLater later -> "later " + later.failedAttemptNo();
            case AwaitUntil await -> "await " + await.attemptNo();
            case Nothing _ -> "-";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "RETRY_ITEM,      later 1,    true",
        "FALLBACK,        2 WHATSAPP, false",
        "PERMANENT,       2 WHATSAPP, false",
        "SUPPRESS,        2 FAILED,   false",
        "CONFIG,          2 WHATSAPP, true",
        "PAUSE_OPERATION, 2 WHATSAPP, true",
        "UNKNOWN,         2 WHATSAPP, true"
    })
    void everyClassOfFailureHasItsWay(FailureClass failureClass, String way, boolean retryable) {
        Failure failure = failure(failureClass);
        assertThat(text(decider.failed(history(request(), sends(SMS)), 1, failure, NOBODY, NOW)))
                .isEqualTo(way);

        History nothingLeft =
                history(request().setFallback(List.of()).setRetry(new RetryPlan(0, 1)), sends(SMS));
        assertThat(decider.failed(nothingLeft, 1, failure, NOBODY, NOW))
                .isInstanceOfSatisfying(
                        Finish.class,
                        end -> {
                            assertThat(end.status()).isEqualTo(ItemStatus.FAILED);
                            assertThat(end.lastAttemptNo()).isEqualTo(1);
                            assertThat(end.reason()).isEqualTo("CODE_OF_" + failureClass);
                            assertThat(end.retryable()).isEqualTo(retryable);
                        });
    }

    @Test
    void everyClassOfFailureHasARule() {
        assertThat(Arrays.stream(FailureRule.values()).map(Enum::name))
                .containsExactlyElementsOf(
                        Arrays.stream(FailureClass.values()).map(Enum::name).toList());
    }

    @Test
    void aChannelIsRepeatedAsOftenAsThePlanSaysThenTheNextGetsItsOwnRetries() {
        DistributionRequested.Builder request = request().setRetry(new RetryPlan(2, 30));
        assertThat(decider.failed(history(request, sends(SMS)), 1, BUSY, NOBODY, NOW))
                .isEqualTo(new SendLater(1, "CODE_OF_RETRY_ITEM", NOW.plusSeconds(30)));
        assertThat(text(decider.failed(history(request, sends(SMS, SMS)), 2, BUSY, NOBODY, NOW)))
                .isEqualTo("later 2");
        assertThat(
                        text(
                                decider.failed(
                                        history(request, sends(SMS, SMS, SMS)),
                                        3,
                                        BUSY,
                                        NOBODY,
                                        NOW)))
                .isEqualTo("4 WHATSAPP");
        History fallenBack = history(request, sends(SMS, SMS, SMS, WHATSAPP));
        assertThat(text(decider.failed(fallenBack, 4, BUSY, NOBODY, NOW))).isEqualTo("later 4");
        History spent = history(request, sends(SMS, SMS, SMS, WHATSAPP, WHATSAPP, WHATSAPP));
        assertThat(text(decider.failed(spent, 6, BUSY, NOBODY, NOW))).isEqualTo("7 FAILED");
    }

    @Test
    void noChannelIsTriedAgainAfterAnother() {
        DistributionRequested.Builder request =
                request().setFallback(List.of(SMS, EMAIL, WHATSAPP, SMS));
        assertThat(text(decider.failed(history(request, sends(SMS)), 1, UNREACHABLE, NOBODY, NOW)))
                .isEqualTo("2 WHATSAPP");
        assertThat(
                        text(
                                decider.failed(
                                        history(request, sends(SMS, WHATSAPP)),
                                        2,
                                        UNREACHABLE,
                                        NOBODY,
                                        NOW)))
                .isEqualTo("3 FAILED");
    }

    @Test
    void aChannelThatCannotHoldTheMessageIsNoWayOut() {
        assertThat(decider.failed(history(request(), sends(SMS)), 1, UNREACHABLE, NOBODY, NOW))
                .isInstanceOfSatisfying(
                        SendNow.class,
                        send ->
                                assertThat(send.otherwise())
                                        .hasValueSatisfying(end ->
                                                assertThat(end.reason())
                                                        .isEqualTo(UNREACHABLE.getCode())));
    }

    @Test
    void anUnknownResultHasUntilItsDeadline() {
        assertThat(decider.unknown(history(request(), sends(SMS)), 1, NOW))
                .isEqualTo(new AwaitUntil(1, NOW.plus(Duration.ofMinutes(15))));
    }

    @Test
    void atLeastOnceRepeatsAnUnknownResultWhileRetriesLast() {
        DistributionRequested.Builder request = request().setGuarantee(Guarantee.AT_LEAST_ONCE);
        assertThat(decider.deadlinePassed(history(request, sends(SMS)), 1))
                .isEqualTo(new SendNow(2, SMS, "RESULT_UNKNOWN", List.of()));
        assertThat(text(decider.deadlinePassed(history(request, sends(SMS, SMS)), 2)))
                .isEqualTo("3 PARKED");
    }

    @Test
    void aReadyItemStartsOnItsPreferredChannelOrTheFirstThatExists() {
        assertThat(decider.first(SampleItems.ready(request())))
                .isEqualTo(
                        new SendNow(
                                1,
                                SMS,
                                "PREFERRED_CHANNEL",
                                List.of(),
                                Optional.of(
                                        new SendNow(1, WHATSAPP, "MESSAGE_TOO_LONG", List.of()))));
        assertThat(text(decider.first(SampleItems.ready(request().setChannel(EMAIL)))))
                .isEqualTo("1 WHATSAPP");
        assertThat(
                        decider.first(
                                SampleItems.ready(
                                        request().setChannel(EMAIL).setFallback(List.of()))))
                .isInstanceOfSatisfying(
                        Finish.class, end -> assertThat(end.reason()).isEqualTo("NO_ADDRESS"));
    }

    @Test
    void aChannelThatReachesNoAddressOfThePersonIsNoneOfTheirs() {
        List<Channel> all = List.of(WHATSAPP, EMAIL);
        Recipient both = new Recipient("Ayşe", "+905551234567", "TR", "a@b.example", "key");
        Recipient emailOnly = new Recipient("Ayşe", null, null, "a@b.example", "key");
        Recipient unwritable = new Recipient("Ayşe", null, null, "a@b.example", null);
        assertThat(
                        text(
                                decider.failed(
                                        history(
                                                request().setFallback(all).setRecipient(both),
                                                sends(SMS, WHATSAPP)),
                                        2,
                                        UNREACHABLE,
                                        NOBODY,
                                        NOW)))
                .isEqualTo("3 EMAIL");
        assertThat(
                        text(
                                decider.first(
                                        SampleItems.ready(
                                                request()
                                                        .setFallback(all)
                                                        .setRecipient(emailOnly)))))
                .isEqualTo("1 EMAIL");
        assertThat(
                        decider.first(
                                SampleItems.ready(
                                        request().setFallback(all).setRecipient(unwritable))))
                .isInstanceOfSatisfying(
                        Finish.class, end -> assertThat(end.reason()).isEqualTo("NO_ADDRESS"));
    }

    @Test
    void aRefusedItemEndsAsItWasRefused() {
        assertThat(decider.first(SampleItems.refused(request())))
                .isInstanceOfSatisfying(
                        Finish.class,
                        end -> {
                            assertThat(end.status()).isEqualTo(ItemStatus.SKIPPED);
                            assertThat(end.reason()).isEqualTo("DUPLICATE_RECIPIENT");
                            assertThat(end.lastAttemptNo()).isZero();
                            assertThat(end.retryable()).isFalse();
                        });
    }

    @ParameterizedTest
    @EnumSource
    void aFailureOfItsSenderIsTriedByAnotherBeforeAnotherChannel(SenderFault fault) {
        Failure failure = SampleItems.failure(fault.failureClass(), fault.name());
        assertThat(
                        decider.failed(
                                history(request(), sends(SMS)),
                                1,
                                failure,
                                Optional.of("ONE"),
                                NOW))
                .isEqualTo(new SendNow(2, SMS, fault.name(), List.of("ONE")));
        assertThat(text(decider.failed(history(request(), sends(SMS)), 1, failure, NOBODY, NOW)))
                .as("nobody knows whom to avoid")
                .isEqualTo("2 WHATSAPP");
    }

    @Test
    void everySenderIsTriedOnceAndTheRetriesLast() {
        DistributionRequested.Builder request = request().setRetry(new RetryPlan(1, 1));
        History other =
                new History(
                        SampleItems.ready(request),
                        List.of(
                                decided(1, new Send(SMS), "PREFERRED_CHANNEL", List.of()),
                                decided(2, new Send(SMS), "SENDER_BLOCKED", List.of("ONE"))));
        assertThat(decider.failed(other, 2, BLOCKED, Optional.of("TWO"), NOW))
                .isEqualTo(new SendNow(3, SMS, "SENDER_BLOCKED", List.of("ONE", "TWO")));
        assertThat(text(decider.failed(other, 2, BLOCKED, Optional.of("ONE"), NOW)))
                .as("the only sender was used all the same")
                .isEqualTo("3 WHATSAPP");
        assertThat(text(decider.failed(other, 2, BUSY, Optional.of("TWO"), NOW)))
                .as("a change of the sender is no retry")
                .isEqualTo("later 2");
        assertThat(decider.retryDue(other, 2, "PROVIDER_BUSY"))
                .as("a retry goes on avoiding")
                .isEqualTo(new SendNow(3, SMS, "PROVIDER_BUSY", List.of("ONE")));
        assertThat(text(decider.unknown(other, 2, NOW))).isEqualTo("await 2");
    }

    @Test
    void whereNoOtherSenderIsLeftTheFirstFailureCounts() {
        Failure none = SampleItems.failure(FailureClass.CONFIG, SenderFault.NO_OTHER_SENDER);
        List<Decided> decisions =
                List.of(
                        decided(1, new Send(SMS), "PREFERRED_CHANNEL", List.of()),
                        decided(2, new Send(SMS), "NOT_ROUTABLE", List.of("ONE")));
        History fallback = new History(SampleItems.ready(request()), decisions);
        History nothingLeft =
                new History(SampleItems.ready(request().setFallback(List.of())), decisions);

        assertThat(decider.failed(fallback, 2, none, Optional.of("ONE"), NOW))
                .isInstanceOfSatisfying(
                        SendNow.class,
                        send -> {
                            assertThat(text(send)).isEqualTo("3 WHATSAPP");
                            assertThat(send.reason()).isEqualTo("NOT_ROUTABLE");
                            assertThat(send.avoid()).isEmpty();
                        });
        assertThat(decider.failed(nothingLeft, 2, none, Optional.of("ONE"), NOW))
                .isInstanceOfSatisfying(
                        Finish.class,
                        end -> {
                            assertThat(end.reason()).isEqualTo("NOT_ROUTABLE");
                            assertThat(end.lastAttemptNo()).isEqualTo(2);
                            assertThat(end.retryable()).isFalse();
                        });
    }

    @Test
    void whatWaitedAtTheGateIsDecidedAsItStands() {
        History waiting =
                new History(
                        SampleItems.ready(request()),
                        List.of(
                                decided(1, new Send(SMS), "PREFERRED_CHANNEL", List.of()),
                                decided(2, new Send(SMS), "SENDER_BLOCKED", List.of("ONE"))));
        assertThat(decider.gateDue(waiting, 2))
                .isEqualTo(new SendNow(2, SMS, "SENDER_BLOCKED", List.of("ONE")));
        assertThat(text(decider.gateDue(waiting, 1))).isEqualTo("-");
    }

    private static DistributionRequested.Builder request() {
        return SampleItems.request(SampleItems.newOperation(), 0);
    }

    private static Failure failure(FailureClass failureClass) {
        return SampleItems.failure(failureClass, "CODE_OF_" + failureClass);
    }

    private static List<Verdict> sends(Channel... channels) {
        return Arrays.stream(channels).<Verdict>map(Send::new).toList();
    }

    private static History history(DistributionRequested.Builder request, List<Verdict> verdicts) {
        return new History(
                SampleItems.ready(request),
                IntStream.range(0, verdicts.size())
                        .mapToObj(index -> decided(index + 1, verdicts.get(index), "SO", List.of()))
                        .toList());
    }

    private static Decided decided(
            int attemptNo, Verdict verdict, String reason, List<String> avoid) {
        return new Decided(attemptNo, verdict, reason, NOW, Optional.empty(), avoid);
    }
}
