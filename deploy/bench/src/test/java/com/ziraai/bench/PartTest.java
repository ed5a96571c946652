package com.ziraai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartTest {

    private static final Look BEGIN =
            Looks.at(
                    0,
                    1000,
                    Map.of(
                            "code", Map.of("C1", 10L, "C2", 10L, "http", 0L),
                            "simulator", Map.of("rest", 0L),
                            "bench", Map.of("rest", 0L)));

    private static final Look END =
            Looks.at(
                    20,
                    1100,
                    Map.of(
                            "code", Map.of("C1", 1010L, "C2", 3010L, "http", 6000L),
                            "simulator", Map.of("rest", 900L),
                            "bench", Map.of("rest", 500L)));

    private final Part part = Part.of(BEGIN, END, 100, Duration.ofSeconds(20));

    @Test
    void tellsTheCompilersFromTheRest() {
        assertThat(part.systemCpuMicrosPerMessage()).isEqualTo(100);
        assertThat(part.compilersCpuMicrosPerMessage()).isEqualTo(40);
        assertThat(part.netCpuMicrosPerMessage()).isEqualTo(60);
    }

    @Test
    void leavesSimulatorAndBenchOutOfTheSumOnly() {
        assertThat(part.cpuMicrosPerMessage())
                .isEqualTo(Map.of("code", 100L, "simulator", 9L, "bench", 5L));
        assertThat(part.workMicrosPerMessage().get("code"))
                .isEqualTo(Map.of("C1", 10.0, "C2", 30.0, "http", 60.0));
    }

    @Test
    void tellsRateAndReceipts() {
        assertThat(part.messagesPerSecond()).isEqualTo(5.0);
        assertThat(part.receiptsPerMessage()).isEqualTo(2.0);
    }

    @Test
    void isSteadyFromATenthToNineTenths() {
        // Nothing for ten seconds, then 1,000 a look, and at last nothing again.
        List<Look> looks =
                IntStream.range(0, 30)
                        .mapToObj(i -> Looks.at(2L * i, 500 + Math.clamp(i - 5, 0, 20) * 1000L))
                        .toList();
        Part steady = Part.steady(looks).orElseThrow();
        assertThat(steady.messages()).isEqualTo(16_000);
        assertThat(steady.seconds()).isEqualTo(32);
        assertThat(steady.messagesPerSecond()).isEqualTo(500);
    }

    @Test
    void hasNoSteadyPartWhereThatIsTooShort() {
        List<Look> looks =
                IntStream.range(0, 5).mapToObj(i -> Looks.at(2L * i, i * 1000L)).toList();
        assertThat(Part.steady(looks)).isEmpty();
        assertThat(Part.steady(List.of(Looks.at(0, 7)))).isEmpty();
    }
}
