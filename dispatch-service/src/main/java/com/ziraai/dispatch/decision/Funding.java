package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.budget.Budget;
import com.ziraai.dispatch.budget.Budgets;
import com.ziraai.dispatch.decision.Decision.Lasting;
import com.ziraai.dispatch.followup.Followup;
import com.ziraai.dispatch.followup.Followup.Kind;
import com.ziraai.dispatch.followup.Followups;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.message.Cost;
import com.ziraai.messaging.DeferredException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Decides with money: what is written down to be sent is charged in the same transaction, and waits
 * where its operation's budget has no room for it. A budget is locked before decisions are, always,
 * so that instances wait for each other and never for ever. Blocks: for the edge only.
 */
final class Funding {

    /** The creation record of an operation is in its topic before its first item. */
    private static final Duration UNTIL_ANNOUNCED = Duration.ofMillis(200);

    private final Budgets budgets;
    private final Decisions decisions;
    private final Followups followups;
    private final TransactionalOperator transaction;
    private final DecisionMeters meters;

    Funding(
            Budgets budgets,
            Decisions decisions,
            Followups followups,
            TransactionalOperator transaction,
            DecisionMeters meters) {
        this.budgets = budgets;
        this.decisions = decisions;
        this.followups = followups;
        this.transaction = transaction;
        this.meters = meters;
    }

    /**
     * Writes down what is not decided yet and answers what stands under each number, and whether
     * there is money for it.
     *
     * @param costs of those that cost something
     */
    Map<AttemptKey, Decided> record(
            TreeMap<AttemptKey, Step<? extends Lasting>> steps,
            Map<AttemptKey, Cost> costs,
            Instant now) {
        Mono<Map<AttemptKey, Decided>> recorded = decisions.record(steps, costs, now);
        if (costs.isEmpty()) {
            return Objects.requireNonNull(recorded.block());
        }
        Funded funded =
                Objects.requireNonNull(
                        transaction
                                .transactional(
                                        lock(operations(costs.keySet()))
                                                .flatMap(locked ->
                                                        recorded.flatMap(standing ->
                                                                fund(
                                                                        steps, costs, standing,
                                                                        locked))))
                                .block());
        count(funded, costs);
        return funded.standing();
    }

    /**
     * @param standing what stands under each number
     * @param charged those there is money for since now
     */
    private record Funded(Map<AttemptKey, Decided> standing, Set<AttemptKey> charged) {}

    private void count(Funded funded, Map<AttemptKey, Cost> costs) {
        for (AttemptKey each : funded.charged()) {
            Decided decided = Objects.requireNonNull(funded.standing().get(each));
            if (decided.verdict() instanceof Verdict.Send(Channel channel)) {
                meters.reserved(channel, Objects.requireNonNull(costs.get(each)).micros());
            }
        }
    }

    private Mono<Map<String, Budget>> lock(Set<String> operations) {
        return budgets.lock(operations)
                .flatMap(locked ->
                        locked.size() == operations.size()
                                ? Mono.just(locked)
                                : Mono.error(() ->
                                        new DeferredException(
                                                UNTIL_ANNOUNCED,
                                                "an operation's creation record has not come"
                                                        + " yet")));
    }

    private Mono<Funded> fund(
            TreeMap<AttemptKey, Step<? extends Lasting>> steps,
            Map<AttemptKey, Cost> costs,
            Map<AttemptKey, Decided> standing,
            Map<String, Budget> locked) {
        Map<String, Budget> left = new HashMap<>(locked);
        Set<AttemptKey> granted = new TreeSet<>();
        TreeMap<AttemptKey, Step<? extends Lasting>> denied = new TreeMap<>();
        steps.forEach((key, step) -> {
            Decided decided = Objects.requireNonNull(standing.get(key));
            Cost cost = costs.get(key);
            if (cost == null
                    || decided.funded()
                    || !decided.verdict().equals(step.decision().verdict())) {
                return;
            }
            Budget budget = Objects.requireNonNull(left.get(key.item().operationId()));
            if (budget.hasRoomFor(cost.micros())) {
                left.put(budget.operationId(), budget.charged(cost.micros()));
                granted.add(key);
            } else {
                denied.put(key, step);
            }
        });
        return decisions
                .fund(granted)
                .flatMap(charged ->
                        budgets.charge(charges(charged, denied, costs), operations(denied.keySet()))
                                .then(followups.schedule(waits(denied, locked)))
                                .thenReturn(new Funded(withFunded(standing, granted), charged)));
    }

    /** A charge of nothing tells its operation that something waits. */
    private static TreeMap<String, Long> charges(
            Set<AttemptKey> funded,
            Map<AttemptKey, Step<? extends Lasting>> denied,
            Map<AttemptKey, Cost> costs) {
        TreeMap<String, Long> charges = new TreeMap<>();
        funded.forEach(key ->
                charges.merge(
                        key.item().operationId(),
                        Objects.requireNonNull(costs.get(key)).micros(),
                        Long::sum));
        denied.keySet().forEach(key -> charges.putIfAbsent(key.item().operationId(), 0L));
        return charges;
    }

    /** Until the budget changes; of a cancelled operation nothing changes any more. */
    private static List<Followup> waits(
            TreeMap<AttemptKey, Step<? extends Lasting>> denied, Map<String, Budget> budgets) {
        List<Followup> waits = new ArrayList<>();
        denied.forEach((key, step) -> {
            Budget budget = Objects.requireNonNull(budgets.get(key.item().operationId()));
            waits.add(
                    new Followup(
                            key,
                            Kind.FUNDING,
                            step.decision().reason(),
                            budget.isCancelled() ? Instant.EPOCH : Followup.NEVER));
        });
        return waits;
    }

    private static Map<AttemptKey, Decided> withFunded(
            Map<AttemptKey, Decided> standing, Set<AttemptKey> granted) {
        Map<AttemptKey, Decided> all = new HashMap<>(standing);
        granted.forEach(key -> all.computeIfPresent(key, (_, decided) -> decided.asFunded()));
        return all;
    }

    /**
     * Charges what attempts were billed, as far as that is known now: nothing for a refused one.
     *
     * @param taken those a provider has just taken; their cost is counted
     */
    void settle(Map<AttemptKey, DeliveryOutcome> outcomes, Set<AttemptKey> taken) {
        TreeMap<AttemptKey, Integer> billed = new TreeMap<>();
        outcomes.forEach((key, outcome) -> {
            if (outcome.getStatus() == AttemptStatus.REJECTED) {
                billed.put(key, 0);
            } else if (outcome.getParts() > 0) {
                billed.put(key, outcome.getParts());
            }
        });
        if (billed.isEmpty()) {
            return;
        }
        Set<String> priced =
                Objects.requireNonNull(budgets.priced(operations(billed.keySet())).block());
        billed.keySet().removeIf(key -> !priced.contains(key.item().operationId()));
        if (!billed.isEmpty()) {
            Objects.requireNonNull(transaction.transactional(settle(priced, billed)).block())
                    .stream()
                    .filter(each -> taken.contains(each.attempt()))
                    .forEach(each -> meters.settled(each.channel(), each.micros()));
        }
    }

    private Mono<List<Settled>> settle(Set<String> priced, TreeMap<AttemptKey, Integer> billed) {
        return budgets.lock(priced)
                .then(Mono.defer(() -> decisions.settle(billed)))
                .flatMap(settled ->
                        budgets.charge(givenBack(settled), Set.of()).thenReturn(settled));
    }

    private static TreeMap<String, Long> givenBack(List<Settled> settled) {
        TreeMap<String, Long> charges = new TreeMap<>();
        settled.stream()
                .filter(each -> each.freed() != 0)
                .forEach(each ->
                        charges.merge(
                                each.attempt().item().operationId(), -each.freed(), Long::sum));
        return charges;
    }

    private static Set<String> operations(Collection<AttemptKey> attempts) {
        return attempts.stream().map(key -> key.item().operationId()).collect(Collectors.toSet());
    }
}
