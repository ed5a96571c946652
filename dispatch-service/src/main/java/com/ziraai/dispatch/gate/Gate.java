package com.ziraai.dispatch.gate;

import com.ziraai.dispatch.gate.Answer.End;
import com.ziraai.dispatch.gate.Answer.Pass;
import com.ziraai.dispatch.item.AttemptKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks all checks, one after the other, each once about what the ones before it let pass. Those
 * that reserve something are asked last, so that nothing is taken for what may not go.
 */
public final class Gate {

    private final List<Check> questions;
    private final List<Reservation> reservations;
    private final Map<String, End> endings;

    /**
     * @throws IllegalStateException if two endings have the same code
     */
    public Gate(List<Check> checks) {
        this.questions = checks.stream().filter(each -> !(each instanceof Reservation)).toList();
        this.reservations =
                checks.stream()
                        .filter(Reservation.class::isInstance)
                        .map(Reservation.class::cast)
                        .toList();
        this.endings =
                checks.stream()
                        .flatMap(each -> each.endings().stream())
                        .collect(Collectors.toUnmodifiableMap(End::code, Function.identity()));
    }

    /** The ending of that code; empty where no check ends items by it. */
    public Optional<End> ending(String code) {
        return Optional.ofNullable(endings.get(code));
    }

    /** Answers of the checks that reserve nothing; whoever passes is not in it. May block. */
    public Mono<Map<AttemptKey, Answer>> ask(Collection<Send> sends) {
        return Mono.defer(() -> ask(questions, sends, new HashMap<>()));
    }

    /** Whether a transaction is needed to let these pass. */
    public boolean isReserving(Collection<Send> sends) {
        return !reservations.isEmpty()
                && sends.stream()
                        .anyMatch(send -> reservations.stream().anyMatch(r -> r.concerns(send)));
    }

    /**
     * Asks the others and reserves for what passes all; in a transaction.
     *
     * @param answered what {@link #ask} said
     * @return that and what they say
     */
    public Mono<Map<AttemptKey, Answer>> reserve(
            Collection<Send> sends, Map<AttemptKey, Answer> answered) {
        return Mono.defer(() -> {
            Collection<Send> asked = passing(sends, answered);
            return ask(reservations, asked, new HashMap<>(answered))
                    .flatMap(answers ->
                            Flux.fromIterable(reservations)
                                    .concatMap(each -> reserve(each, asked, answers))
                                    .then(Mono.just(answers)));
        });
    }

    private static Mono<Void> reserve(
            Reservation reservation, Collection<Send> sends, Map<AttemptKey, Answer> answers) {
        List<Send> concerned = sends.stream().filter(reservation::concerns).toList();
        return concerned.isEmpty() ? Mono.empty() : reservation.reserve(concerned, answers);
    }

    private static Mono<Map<AttemptKey, Answer>> ask(
            List<? extends Check> checks, Collection<Send> sends, Map<AttemptKey, Answer> answers) {
        return Flux.fromIterable(checks)
                .concatMap(check ->
                        ask(check, passing(sends, answers)).doOnNext(said -> keep(answers, said)))
                .then(Mono.just(answers));
    }

    private static Mono<Map<AttemptKey, Answer>> ask(Check check, Collection<Send> sends) {
        Collection<Send> asked =
                check instanceof Reservation reservation
                        ? sends.stream().filter(reservation::concerns).toList()
                        : sends;
        return asked.isEmpty() ? Mono.empty() : check.ask(asked);
    }

    /** Whoever passes is not among the answers. */
    private static void keep(Map<AttemptKey, Answer> answers, Map<AttemptKey, Answer> said) {
        said.forEach((attempt, answer) -> {
            if (!(answer instanceof Pass)) {
                answers.put(attempt, answer);
            }
        });
    }

    private static Collection<Send> passing(
            Collection<Send> sends, Map<AttemptKey, Answer> answers) {
        return answers.isEmpty()
                ? sends
                : sends.stream().filter(each -> !answers.containsKey(each.attempt())).toList();
    }
}
