package com.ziraai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.infrastructure.Ports;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.proof.oracle.Check;
import com.ziraai.proof.oracle.Finding;
import com.ziraai.proof.storm.Disturbance;
import com.ziraai.proof.storm.Disturbance.HaltAt;
import com.ziraai.proof.storm.Forecast;
import com.ziraai.proof.storm.Moment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short storm with a fixed seed; longer ones are for the command. */
class FaultCampaignIT {

    private static final long SEED = 11;

    @Test
    void everyPromiseHoldsThroughAStorm(@TempDir Path folder) {
        var plan =
                new FaultCampaign.Plan(
                        600,
                        Duration.ofSeconds(100),
                        2,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(6));
        var options = Chaos.options(folder, Ports.free(), SEED);
        try (var system = LocalSystem.start(options)) {
            var result =
                    new FaultCampaign(system, System.out::println)
                            .run(plan, disturbances().iterator(), folder.resolve("certificates"));
            assertThat(result.findings().stream().mapToLong(Finding::total).sum()).isEqualTo(600);
            assertThat(result.findings())
                    .flatExtracting(Finding::checks)
                    .filteredOn(check -> !check.held())
                    .isEmpty();
            assertThat(result.rebuild()).matches(Check::held);
            assertThat(result.survived().keySet()).anyMatch(kind -> kind.startsWith("halted"));
        }
    }

    /** Two worst moments first: a short storm may not come to any otherwise. */
    private static Stream<Disturbance> disturbances() {
        return Stream.concat(
                Stream.of(
                        new HaltAt("channel-sms", Moment.AFTER_THE_CALL_BEFORE_THE_RESULT),
                        new HaltAt("dispatch", Moment.AFTER_THE_DECISION_BEFORE_THE_COMMAND)),
                new Forecast(SEED).disturbances());
    }
}
