package com.ziraai.campaign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class IntakePermitsTest {

    private final IntakePermits permits = new IntakePermits(2);
    private final List<Integer> begun = new ArrayList<>();
    private final List<Sinks.One<Integer>> ends =
            IntStream.range(0, 5).mapToObj(_ -> Sinks.<Integer>one()).toList();

    @AfterEach
    void stop() {
        permits.destroy();
    }

    @Test
    void asManyAsMayGoOnAndTheOthersWaitInTheirOrder() {
        IntStream.range(0, 5).forEach(this::start);
        assertThat(begun).containsExactly(0, 1);
        ends.get(1).tryEmitValue(1);
        assertThat(begun).containsExactly(0, 1, 2);
        ends.get(2).tryEmitValue(2);
        ends.get(0).tryEmitValue(0);
        assertThat(begun).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aFailureAndAnEmptyAnswerEndATurnToo() {
        IntStream.range(0, 4).forEach(this::start);
        ends.get(0).tryEmitError(new IllegalStateException("test"));
        ends.get(1).tryEmitEmpty();
        assertThat(begun).containsExactly(0, 1, 2, 3);
    }

    @Test
    void whoGoesAwayGivesUpTheTurnOrThePlaceInTheQueue() {
        Disposable working = start(0);
        start(1);
        Disposable waiting = start(2);
        start(3);
        waiting.dispose();
        working.dispose();
        assertThat(begun).containsExactly(0, 1, 3);
    }

    private Disposable start(int number) {
        Mono<Integer> work =
                Mono.defer(() -> {
                    begun.add(number);
                    return ends.get(number).asMono();
                });
        return permits.with(work).subscribe(_ -> {}, _ -> {});
    }
}
