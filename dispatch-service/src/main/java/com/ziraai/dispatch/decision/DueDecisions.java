package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.budget.Budgets;
import com.ziraai.dispatch.followup.Followup;
import com.ziraai.dispatch.followup.Followup.Kind;
import com.ziraai.dispatch.item.ItemKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what is to become of attempts whose time has come. */
final class DueDecisions {

    private final Decider decider;
    private final Decisions decisions;
    private final Budgets budgets;
    private final Dispatch dispatch;

    DueDecisions(Decider decider, Decisions decisions, Budgets budgets, Dispatch dispatch) {
        this.decider = decider;
        this.decisions = decisions;
        this.budgets = budgets;
        this.dispatch = dispatch;
    }

    void onDue(List<Followup> due) {
        // Before the histories: an attempt that is not funded afterwards will never be.
        Set<String> cancelled = cancelled(due);
        Set<ItemKey> items =
                due.stream().map(each -> each.attempt().item()).collect(Collectors.toSet());
        Map<ItemKey, History> histories =
                Objects.requireNonNull(decisions.histories(items).block());
        List<Step<Decision>> steps = new ArrayList<>(due.size());
        for (Followup followup : due) {
            History history = histories.get(followup.attempt().item());
            if (history != null) {
                steps.add(new Step<>(history.ready(), decide(history, followup, cancelled)));
            }
        }
        dispatch.carryOut(Occasion.DUE, steps);
    }

    private Set<String> cancelled(List<Followup> due) {
        Set<String> operations =
                due.stream()
                        .filter(each -> each.kind() == Kind.FUNDING)
                        .map(each -> each.attempt().item().operationId())
                        .collect(Collectors.toSet());
        return operations.isEmpty()
                ? Set.of()
                : Objects.requireNonNull(budgets.cancelled(operations).block());
    }

    private Decision decide(History history, Followup followup, Set<String> cancelled) {
        int attemptNo = followup.attempt().attemptNo();
        return switch (followup.kind()) {
            case RETRY -> decider.retryDue(history, attemptNo, followup.reason());
            case DEADLINE -> decider.deadlinePassed(history, attemptNo);
            case FUNDING ->
                    decider.fundingDue(
                            history,
                            attemptNo,
                            followup.reason(),
                            cancelled.contains(followup.attempt().item().operationId()));
        };
    }
}
