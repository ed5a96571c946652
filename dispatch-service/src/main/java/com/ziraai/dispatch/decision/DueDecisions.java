package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.dispatch.followup.Followup;
import com.ziraai.dispatch.gate.Gate;
import com.ziraai.dispatch.item.ItemKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what is to become of attempts whose time has come. */
final class DueDecisions {

    private final Decider decider;
    private final Decisions decisions;
    private final Gate gate;
    private final Dispatch dispatch;

    DueDecisions(Decider decider, Decisions decisions, Gate gate, Dispatch dispatch) {
        this.decider = decider;
        this.decisions = decisions;
        this.gate = gate;
        this.dispatch = dispatch;
    }

    void onDue(List<Followup> due) {
        Set<ItemKey> items =
                due.stream().map(each -> each.attempt().item()).collect(Collectors.toSet());
        Map<ItemKey, History> histories =
                Objects.requireNonNull(decisions.histories(items).block());
        List<Step<Decision>> steps = new ArrayList<>(due.size());
        for (Followup followup : due) {
            History history = histories.get(followup.attempt().item());
            if (history != null) {
                steps.add(new Step<>(history.ready(), decide(history, followup)));
            }
        }
        dispatch.carryOut(Occasion.DUE, steps);
    }

    private Decision decide(History history, Followup followup) {
        int attemptNo = followup.attempt().attemptNo();
        return switch (followup.kind()) {
            case RETRY -> decider.retryDue(history, attemptNo, followup.reason());
            case DEADLINE -> decider.deadlinePassed(history, attemptNo);
            case GATE ->
                    ended(history, attemptNo).orElseGet(() -> decider.gateDue(history, attemptNo));
        };
    }

    /** The end the gate put in the attempt's place, which may not have been told. */
    private Optional<Decision> ended(History history, int attemptNo) {
        return history.end(attemptNo).flatMap(gate::ending).map(end -> Finish.by(end, attemptNo));
    }
}
