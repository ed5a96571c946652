package com.ziraai.dispatch.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.dispatch.SampleItems;
import com.ziraai.dispatch.gate.Answer.End;
import com.ziraai.dispatch.gate.Answer.Pass;
import com.ziraai.dispatch.gate.Answer.Wait;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.dispatch.item.ItemKey;
import com.ziraai.event.Channel;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemStatus;
import com.ziraai.message.Cost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class GateTest {

    private static final Wait LATER = new Wait("LATER", Instant.EPOCH);
    private static final End NEVER =
            new End(ItemStatus.SKIPPED, "NEVER", ErrorCategory.BUSINESS, "never", false);

    private final String operation = SampleItems.newOperation();
    private final List<Send> sends = IntStream.range(0, 6).mapToObj(this::send).toList();
    private final List<String> asked = new ArrayList<>();

    private Send send(int index) {
        return new Send(
                new AttemptKey(new ItemKey(operation, index), 1),
                SampleItems.ready(SampleItems.request(operation, index)),
                Channel.SMS,
                new Cost(1, index % 2));
    }

    private class Scripted implements Check {

        private final String name;
        private final Function<Integer, Answer> rule;

        Scripted(String name, Function<Integer, Answer> rule) {
            this.name = name;
            this.rule = rule;
        }

        @Override
        public Mono<Map<AttemptKey, Answer>> ask(Collection<Send> batch) {
            asked.add(name + indexes(batch));
            return Mono.just(
                    batch.stream()
                            .collect(
                                    Collectors.toMap(
                                            Send::attempt,
                                            each ->
                                                    rule.apply(
                                                            each.attempt().item().itemIndex()))));
        }

        @Override
        public List<End> endings() {
            return List.of(NEVER);
        }
    }

    private final class Counted extends Scripted implements Reservation {

        Counted(Function<Integer, Answer> rule) {
            super("reserve", rule);
        }

        @Override
        public boolean concerns(Send send) {
            return !send.cost().isFree();
        }

        @Override
        public List<End> endings() {
            return List.of();
        }

        @Override
        public Mono<Void> reserve(Collection<Send> batch, Map<AttemptKey, Answer> answers) {
            asked.add(
                    "taken"
                            + indexes(
                                    batch.stream()
                                            .filter(each -> !answers.containsKey(each.attempt()))
                                            .toList()));
            return Mono.empty();
        }
    }

    private static List<Integer> indexes(Collection<Send> batch) {
        return batch.stream().map(each -> each.attempt().item().itemIndex()).toList();
    }

    @Test
    void everyCheckIsAskedOnceAboutWhatTheOthersLetPassAndReservationsLast() {
        Gate gate =
                new Gate(
                        List.of(
                                new Counted(index -> index == 3 ? LATER : new Pass()),
                                new Scripted("first", index -> index == 1 ? NEVER : new Pass()),
                                new Scripted("second", index -> index == 2 ? LATER : new Pass()) {
                                    @Override
                                    public List<End> endings() {
                                        return List.of();
                                    }
                                }));

        Map<AttemptKey, Answer> answers = Objects.requireNonNull(gate.ask(sends).block());
        assertThat(gate.isReserving(sends)).isTrue();
        Map<AttemptKey, Answer> all = Objects.requireNonNull(gate.reserve(sends, answers).block());

        assertThat(asked)
                .containsExactly(
                        "first[0, 1, 2, 3, 4, 5]",
                        "second[0, 2, 3, 4, 5]",
                        "reserve[3, 5]",
                        "taken[5]");
        assertThat(all)
                .isEqualTo(
                        Map.of(
                                sends.get(1).attempt(),
                                NEVER,
                                sends.get(2).attempt(),
                                LATER,
                                sends.get(3).attempt(),
                                LATER));
    }

    @Test
    void whatCostsNothingNeedsNoTransaction() {
        Gate gate = new Gate(List.of(new Counted(_ -> new Pass())));
        assertThat(gate.isReserving(List.of(sends.get(0), sends.get(2)))).isFalse();
    }

    @Test
    void anEndingIsFoundByItsCodeWhichIsOneChecksAlone() {
        Check check = new Scripted("check", _ -> new Pass());
        assertThat(new Gate(List.of(check)).ending("NEVER")).contains(NEVER);
        assertThat(new Gate(List.of(check)).ending("OTHER")).isEmpty();
        assertThatThrownBy(() -> new Gate(List.of(check, check)))
                .isInstanceOf(IllegalStateException.class);
    }
}
