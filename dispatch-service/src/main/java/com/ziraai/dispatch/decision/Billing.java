package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.budget.Budgets;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.DeliveryOutcome;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Charges what attempts were billed in place of what they were reserved for. A budget is locked
 * before decisions are, as at the gate, so that instances wait for each other and never for ever.
 * Blocks: for the edge only.
 */
final class Billing {

    private final Budgets budgets;
    private final Decisions decisions;
    private final TransactionalOperator transaction;
    private final DecisionMeters meters;

    Billing(
            Budgets budgets,
            Decisions decisions,
            TransactionalOperator transaction,
            DecisionMeters meters) {
        this.budgets = budgets;
        this.decisions = decisions;
        this.transaction = transaction;
        this.meters = meters;
    }

    /**
     * Charges what attempts were billed, as far as that is known now: nothing for a refused one.
     *
     * @param taken those a provider has just taken; their cost is counted
     */
    void settle(Map<AttemptKey, DeliveryOutcome> outcomes, Set<AttemptKey> taken) {
        Map<AttemptKey, Integer> billed = HashMap.newHashMap(outcomes.size());
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
            Objects.requireNonNull(
                            transaction
                                    .transactional(settle(priced, new TreeMap<>(billed)))
                                    .block())
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
