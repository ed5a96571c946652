package com.ziraai.dispatch.budget;

import com.ziraai.dispatch.followup.Followup;
import com.ziraai.dispatch.gate.Answer;
import com.ziraai.dispatch.gate.Answer.End;
import com.ziraai.dispatch.gate.Answer.Wait;
import com.ziraai.dispatch.gate.Reservation;
import com.ziraai.dispatch.gate.Send;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import com.ziraai.messaging.subscribe.DeferredException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Whether an operation can afford what is sent. Its row is locked from the question until what
 * passes is decided and charged, so nobody else spends what was just granted.
 */
final class BudgetCheck implements Reservation {

    /** Stored reason of what there is no room for; {@link Budgets} wakes what waits by it. */
    private static final String REASON = "BUDGET";

    private static final Wait NO_ROOM = new Wait(REASON, Followup.NEVER);

    private static final End CANCELLED =
            new End(
                    ItemStatus.CANCELLED,
                    "OPERATION_CANCELLED",
                    ErrorCategory.BUSINESS,
                    "The sponsor cancelled the operation before the attempt was sent.",
                    false);

    /** The creation record of an operation is in its topic before its first item. */
    private static final Duration UNTIL_ANNOUNCED = Duration.ofMillis(200);

    private final Budgets budgets;

    BudgetCheck(Budgets budgets) {
        this.budgets = budgets;
    }

    @Override
    public boolean concerns(Send send) {
        return !send.cost().isFree();
    }

    @Override
    public List<End> endings() {
        return List.of(CANCELLED);
    }

    @Override
    public Mono<Map<AttemptKey, Answer>> ask(Collection<Send> sends) {
        Set<String> operations = sends.stream().map(Send::operationId).collect(Collectors.toSet());
        return budgets.lock(operations)
                .flatMap(locked ->
                        locked.size() == operations.size()
                                ? Mono.just(answers(sends, locked))
                                : Mono.error(() ->
                                        new DeferredException(
                                                UNTIL_ANNOUNCED,
                                                "an operation's creation record has not come"
                                                        + " yet")));
    }

    private static Map<AttemptKey, Answer> answers(
            Collection<Send> sends, Map<String, Budget> locked) {
        Map<String, Budget> left = new HashMap<>(locked);
        Map<AttemptKey, Answer> answers = new HashMap<>();
        for (Send each : sends) {
            left.computeIfPresent(each.operationId(), (_, budget) -> answer(each, budget, answers));
        }
        return answers;
    }

    /** What is left of the budget. */
    private static Budget answer(Send send, Budget budget, Map<AttemptKey, Answer> answers) {
        if (budget.hasRoomFor(send.cost().micros())) {
            return budget.charged(send.cost().micros());
        }
        answers.put(send.attempt(), budget.isCancelled() ? CANCELLED : NO_ROOM);
        return budget;
    }

    /** A charge of nothing tells its operation that something waits. */
    @Override
    public Mono<Void> reserve(Collection<Send> sends, Map<AttemptKey, Answer> answers) {
        TreeMap<String, Long> charges = new TreeMap<>();
        Set<String> waiting = new HashSet<>();
        for (Send each : sends) {
            Answer answer = answers.get(each.attempt());
            if (answer == null) {
                charges.merge(each.operationId(), each.cost().micros(), Long::sum);
            } else if (answer.equals(NO_ROOM)) {
                charges.putIfAbsent(each.operationId(), 0L);
                waiting.add(each.operationId());
            }
        }
        return budgets.charge(charges, waiting);
    }
}
