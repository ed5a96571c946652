package com.ziraai.dispatch.decision;

import com.ziraai.contract.OperationId;
import com.ziraai.dispatch.decision.Decision.Nothing;
import com.ziraai.dispatch.followup.Followup.Kind;
import com.ziraai.dispatch.followup.Followups;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.dispatch.item.ItemKey;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.Failure;
import com.ziraai.event.FailureClass;
import com.ziraai.messaging.subscribe.PoisonRecordException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Follows up what became of attempts. Only rejected, failed and unknown ones cost a query each
 * batch; of the others a batch asks once whether anything waits for a result at all.
 *
 * <p>Key: contactKey, as it came. Order: an attempt's outcomes come in the order its channel
 * recorded them; of one batch only the highest counts. Duplicates: a decision stands under its
 * attempt number, so the same failure decides the same again and is at most published again.
 * Failure: an outcome without a usable identity goes to the dead-letter topic; an outage repeats
 * the batch. Shutdown: the batch is finished first.
 */
final class OutcomeListener {

    private final Decider decider;
    private final Decisions decisions;
    private final Followups followups;
    private final Billing billing;
    private final Dispatch dispatch;
    private final Clock clock;

    OutcomeListener(
            Decider decider,
            Decisions decisions,
            Followups followups,
            Billing billing,
            Dispatch dispatch,
            Clock clock) {
        this.decider = decider;
        this.decisions = decisions;
        this.followups = followups;
        this.billing = billing;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    void onOutcomes(List<ConsumerRecord<String, DeliveryOutcome>> batch) {
        Map<AttemptKey, DeliveryOutcome> highest = HashMap.newHashMap(batch.size());
        Set<AttemptKey> taken = new HashSet<>();
        for (int index = 0; index < batch.size(); index++) {
            DeliveryOutcome outcome = batch.get(index).value();
            if (isPoison(outcome)) {
                followUp(highest, taken);
                throw new PoisonRecordException(index, "an outcome of no attempt of ours");
            }
            AttemptKey attempt = AttemptKey.of(outcome.getAttempt());
            highest.merge(attempt, outcome, OutcomeListener::higher);
            if (outcome.getStatus() == AttemptStatus.ACCEPTED) {
                taken.add(attempt);
            }
        }
        followUp(highest, taken);
    }

    private static boolean isPoison(DeliveryOutcome outcome) {
        var item = outcome.getAttempt().getItem();
        return !OperationId.isValid(item.getOperationId())
                || item.getItemIndex() < 0
                || outcome.getAttempt().getAttemptNo() < 1
                || outcome.getSender().indexOf('\0') >= 0
                || (outcome.getFailure() != null
                        && outcome.getFailure().getCode().indexOf('\0') >= 0);
    }

    private static DeliveryOutcome higher(DeliveryOutcome one, DeliveryOutcome other) {
        return one.getStatus().compareTo(other.getStatus()) >= 0 ? one : other;
    }

    private void followUp(Map<AttemptKey, DeliveryOutcome> outcomes, Set<AttemptKey> taken) {
        forgetResolved(outcomes);
        billing.settle(outcomes, taken);
        Map<AttemptKey, DeliveryOutcome> troubled = new HashMap<>();
        outcomes.forEach((key, outcome) -> {
            if (isTrouble(outcome.getStatus())) {
                troubled.put(key, outcome);
            }
        });
        if (!troubled.isEmpty()) {
            dispatch.carryOut(Occasion.OUTCOME, decide(troubled));
        }
    }

    private static boolean isTrouble(AttemptStatus status) {
        return switch (status) {
            case UNKNOWN, REJECTED, FAILED -> true;
            case ACCEPTED, SENT, DELIVERED, READ -> false;
        };
    }

    /** A known result ends the wait for it; an accepted attempt must not be repeated either. */
    private void forgetResolved(Map<AttemptKey, DeliveryOutcome> outcomes) {
        boolean isAnyKnown =
                outcomes.values().stream()
                        .anyMatch(each -> each.getStatus() != AttemptStatus.UNKNOWN);
        if (isAnyKnown && Boolean.TRUE.equals(followups.any().block())) {
            Set<AttemptKey> arrived = having(outcomes, status -> !isTrouble(status));
            Set<AttemptKey> failed =
                    having(
                            outcomes,
                            status -> isTrouble(status) && status != AttemptStatus.UNKNOWN);
            followups.resolve(arrived, List.of(Kind.values())).block();
            followups.resolve(failed, List.of(Kind.DEADLINE)).block();
        }
    }

    private static Set<AttemptKey> having(
            Map<AttemptKey, DeliveryOutcome> outcomes, Predicate<AttemptStatus> status) {
        return outcomes.entrySet().stream()
                .filter(each -> status.test(each.getValue().getStatus()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private List<Step<Decision>> decide(Map<AttemptKey, DeliveryOutcome> troubled) {
        Set<ItemKey> items =
                troubled.keySet().stream().map(AttemptKey::item).collect(Collectors.toSet());
        Map<ItemKey, History> histories =
                Objects.requireNonNull(decisions.histories(items).block());
        Instant now = clock.instant();
        List<Step<Decision>> steps = new ArrayList<>(troubled.size());
        troubled.forEach((key, outcome) -> {
            History history = histories.get(key.item());
            if (history != null) {
                steps.add(new Step<>(history.ready(), decide(history, outcome, now)));
            }
        });
        return steps;
    }

    private Decision decide(History history, DeliveryOutcome outcome, Instant now) {
        int attemptNo = outcome.getAttempt().getAttemptNo();
        return switch (outcome.getStatus()) {
            case UNKNOWN -> decider.unknown(history, attemptNo, now);
            case REJECTED, FAILED ->
                    decider.failed(history, attemptNo, failure(outcome), sender(outcome), now);
            case ACCEPTED, SENT, DELIVERED, READ -> new Nothing();
        };
    }

    private static Optional<String> sender(DeliveryOutcome outcome) {
        return Optional.of(outcome.getSender()).filter(sender -> !sender.isBlank());
    }

    private static Failure failure(DeliveryOutcome outcome) {
        return outcome.getFailure() != null
                ? outcome.getFailure()
                : new Failure(
                        FailureClass.UNKNOWN,
                        outcome.getStatus().name(),
                        null,
                        "The channel gave no reason.",
                        null);
    }
}
