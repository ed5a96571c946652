package com.ziraai.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.analytics.fold.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingTest {

    private static final AlertSettings SETTINGS =
            new AlertSettings(
                    Duration.ofSeconds(15),
                    Duration.ofHours(1),
                    Duration.ofMinutes(10),
                    100,
                    20,
                    Stage.DELIVERED,
                    0.97,
                    0.05,
                    0.05,
                    0.80,
                    100);

    /** Figures and what is over its limit by them. */
    record Case(String name, Figures figures, List<AlertKind> over) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                of("nothing sent", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                of("all well", 1000, 0, 0, 1000, 1000, 0, 0, 1000, 0, 0),
                of("97 of 100 in time", 100, 0, 0, 100, 97, 0, 0, 100, 0, 0),
                of("96 of 100 in time", 100, 0, 0, 100, 96, 0, 0, 100, 0, 0, AlertKind.SLA_AT_RISK),
                of("too few due to tell", 1000, 0, 0, 99, 0, 0, 0, 1000, 0, 0),
                of("5 of 100 failed", 100, 5, 0, 0, 0, 0, 0, 100, 5, 0),
                of(
                        "6 of 100 failed",
                        100,
                        6,
                        0,
                        0,
                        0,
                        0,
                        0,
                        100,
                        6,
                        0,
                        AlertKind.HIGH_FAILURE_RATE,
                        AlertKind.HIGH_ERROR_RATE),
                of("too few items to tell", 99, 99, 0, 0, 0, 0, 0, 99, 99, 0),
                of("4 of 5 recovered", 100, 0, 0, 0, 0, 16, 4, 400, 20, 0),
                of(
                        "3 of 4 recovered",
                        100,
                        0,
                        0,
                        0,
                        0,
                        15,
                        5,
                        400,
                        20,
                        0,
                        AlertKind.LOW_RECOVERY_RATE),
                of("too few tried again to tell", 100, 0, 0, 0, 0, 0, 19, 400, 19, 0),
                of("100 unknown", 5000, 0, 100, 0, 0, 0, 0, 5000, 0, 0),
                of("101 unknown", 5000, 0, 101, 0, 0, 0, 0, 5000, 0, 0, AlertKind.MANY_UNKNOWN),
                of("overfull", 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, AlertKind.CONSERVATION_BROKEN));
    }

    private static Case of(
            String name,
            long items,
            long failed,
            long unknown,
            long due,
            long dueWithin,
            long retriedGood,
            long retriedBad,
            long tries,
            long errors,
            long overfull,
            AlertKind... over) {
        Figures figures =
                new Figures(
                        "sponsor-1",
                        items,
                        failed,
                        unknown,
                        due,
                        dueWithin,
                        retriedGood,
                        retriedBad,
                        tries,
                        errors,
                        overfull);
        return new Case(name, figures, List.of(over));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isOverItsLimitOnlyBeyondItAndByEnough(Case sample) {
        assertThat(
                        Arrays.stream(AlertKind.values())
                                .filter(kind ->
                                        Finding.of(kind, sample.figures(), SETTINGS).over()))
                .containsExactlyElementsOf(sample.over());
    }
}
