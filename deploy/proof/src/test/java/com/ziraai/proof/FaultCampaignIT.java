package com.ziraai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.local.infrastructure.Ports;
import com.ziraai.local.system.LocalSystem;
import com.ziraai.proof.oracle.Check;
import com.ziraai.proof.oracle.Finding;
import com.ziraai.proof.storm.Forecast;
import java.nio.file.Path;
import java.time.Duration;
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
                    new FaultCampaign(system, event -> {})
                            .run(
                                    plan,
                                    new Forecast(SEED).disturbances().iterator(),
                                    folder.resolve("certificates"));
            assertThat(result.findings().stream().mapToLong(Finding::total).sum()).isEqualTo(600);
            assertThat(result.findings())
                    .flatExtracting(Finding::checks)
                    .filteredOn(check -> !check.held())
                    .isEmpty();
            assertThat(result.rebuild()).matches(Check::held);
            assertThat(result.survived()).isNotEmpty();
        }
    }
}
