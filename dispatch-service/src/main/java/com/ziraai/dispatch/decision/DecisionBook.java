package com.ziraai.dispatch.decision;

import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.dispatch.followup.Followup;
import com.ziraai.dispatch.followup.Followup.Kind;
import com.ziraai.dispatch.followup.Followups;
import com.ziraai.dispatch.gate.Answer;
import com.ziraai.dispatch.gate.Gate;
import com.ziraai.dispatch.gate.Send;
import com.ziraai.dispatch.item.AttemptKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Writes decisions down as the gate lets them. What stands already stays, but for what waits at the
 * gate: that is let pass, ended or told to wait on, by whoever is first. Usually nothing stands, so
 * a batch is asked about and inserted as if; where something does, it is read and the batch tried
 * again without it. What is reserved is reserved in the transaction that inserts. Blocks: for the
 * edge only.
 */
final class DecisionBook {

    /** More often than others can get in between. */
    private static final int TRIES = 10;

    private final Gate gate;
    private final Decisions decisions;
    private final Followups followups;
    private final TransactionalOperator transaction;

    DecisionBook(
            Gate gate,
            Decisions decisions,
            Followups followups,
            TransactionalOperator transaction) {
        this.gate = gate;
        this.decisions = decisions;
        this.followups = followups;
        this.transaction = transaction;
    }

    /** Somebody else decided one of them meanwhile. */
    private static final class OvertakenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OvertakenException() {
            super("decided by somebody else meanwhile", null, false, false);
        }
    }

    /**
     * What stands under each number afterwards, in the order of the numbers.
     *
     * @param drafts one a number, in the order of the numbers
     * @param mayStand whether some are likely to stand already
     * @param now no check is asked before it
     */
    List<Ruling> write(List<Draft> drafts, boolean mayStand, Instant now) {
        Map<AttemptKey, Decided> standing = mayStand ? standing(drafts) : Map.of();
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return write(drafts, standing, now);
            } catch (OvertakenException e) {
                standing = standing(drafts);
            }
        }
        return write(drafts, standing, now);
    }

    private Map<AttemptKey, Decided> standing(List<Draft> drafts) {
        List<AttemptKey> attempts = drafts.stream().map(Draft::attempt).toList();
        return Objects.requireNonNull(decisions.standing(attempts).block());
    }

    private List<Ruling> write(List<Draft> drafts, Map<AttemptKey, Decided> standing, Instant now) {
        List<Send> sends = sends(drafts, standing);
        Map<AttemptKey, Answer> answers =
                sends.isEmpty() ? Map.of() : Objects.requireNonNull(gate.ask(sends).block());
        Mono<List<Ruling>> written =
                gate.isReserving(sends)
                        ? transaction.transactional(
                                gate.reserve(sends, answers)
                                        .flatMap(all -> keep(drafts, standing, all, now)))
                        : keep(drafts, standing, answers, now);
        return Objects.requireNonNull(written.block());
    }

    /** What the gate is asked. */
    private static List<Send> sends(List<Draft> drafts, Map<AttemptKey, Decided> standing) {
        List<Send> sends = new ArrayList<>(drafts.size());
        for (Draft each : drafts) {
            if (isOpen(each, standing.get(each.attempt()))) {
                switch (each.decision()) {
                    case SendNow send -> sends.add(each.asked(send));
                    case Finish _ -> {}
                }
            }
        }
        return sends;
    }

    /** Whether the gate has a say: nothing stands there yet, or the very attempt waits. */
    private static boolean isOpen(Draft draft, @Nullable Decided standing) {
        return standing == null
                || (standing.isWaiting() && standing.verdict().equals(draft.decision().verdict()));
    }

    private Mono<List<Ruling>> keep(
            List<Draft> drafts,
            Map<AttemptKey, Decided> standing,
            Map<AttemptKey, Answer> answers,
            Instant now) {
        List<Draft> added = new ArrayList<>(drafts.size());
        List<Draft> changed = new ArrayList<>();
        List<Ruling> rulings = new ArrayList<>(drafts.size());
        for (Draft each : drafts) {
            Decided stood = standing.get(each.attempt());
            if (!isOpen(each, stood)) {
                rulings.add(repeated(each, Objects.requireNonNull(stood), now));
                continue;
            }
            Draft answered = each.answered(answers.get(each.attempt()));
            (stood == null ? added : changed).add(answered);
            rulings.add(decided(each, answered, stood == null, now));
        }
        return all(added, decisions::insert, now)
                .then(all(changed, decisions::change, now))
                .then(followups.schedule(waits(added, changed)))
                .thenReturn(rulings);
    }

    private interface Writing {
        Mono<Long> write(Collection<Draft> drafts, Instant now);
    }

    private static Mono<Void> all(List<Draft> drafts, Writing writing, Instant now) {
        return drafts.isEmpty()
                ? Mono.empty()
                : writing.write(drafts, now)
                        .filter(rows -> rows == drafts.size())
                        .switchIfEmpty(Mono.error(OvertakenException::new))
                        .then();
    }

    private static Ruling decided(Draft draft, Draft answered, boolean isAdded, Instant now) {
        boolean isNew = isAdded || answered.decision() instanceof Finish;
        boolean isAsked = draft.decision() instanceof SendNow;
        return new Ruling(answered, now, isNew, isAsked, answered.held().isEmpty());
    }

    /** What stands is told again where it is what the draft, or the gate, would have it. */
    private Ruling repeated(Draft draft, Decided stood, Instant now) {
        boolean isNew = stood.decidedAt().equals(now);
        Optional<Draft> ended = ended(draft, stood);
        boolean isSame = !stood.isWaiting() && stood.verdict().equals(draft.decision().verdict());
        return new Ruling(
                ended.orElse(draft), stood.decidedAt(), isNew, false, isSame || ended.isPresent());
    }

    /** The end the gate put in the attempt's place. */
    private Optional<Draft> ended(Draft draft, Decided stood) {
        return switch (draft.decision()) {
            case SendNow _ ->
                    stood.verdict() instanceof Verdict.End
                            ? gate.ending(stood.reason()).map(draft::answered)
                            : Optional.empty();
            case Finish _ -> Optional.empty();
        };
    }

    private static List<Followup> waits(List<Draft> added, List<Draft> changed) {
        List<Followup> waits = new ArrayList<>();
        for (List<Draft> drafts : List.of(added, changed)) {
            for (Draft each : drafts) {
                each.held()
                        .ifPresent(wait ->
                                waits.add(
                                        new Followup(
                                                each.attempt(),
                                                Kind.GATE,
                                                wait.reason(),
                                                wait.until())));
            }
        }
        return waits;
    }
}
