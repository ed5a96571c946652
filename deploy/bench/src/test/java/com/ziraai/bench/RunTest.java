package com.ziraai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.local.sponsor.Operation;
import com.ziraai.local.sponsor.Outcome;
import com.ziraai.local.sponsor.Recipient;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SampleRecipients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTest {

    private final List<Recipient> recipients = SampleRecipients.from(0).limit(10).toList();

    private final Run run =
            new Run(
                    new Outcome(
                            List.of(new Operation("o", new Request("SMS", recipients))),
                            List.of(),
                            Duration.ofMillis(4500)),
                    Instant.ofEpochSecond(1),
                    Instant.ofEpochMilli(5500),
                    List.of(),
                    Duration.ofSeconds(3),
                    List.of(look(1, 0, 0), look(3, 10, 700), look(6, 10, 900), look(9, 10, 1400)));

    @Test
    void endsWithTheFirstLookAfterTheLastOutcomeWasFolded() {
        assertThat(run.whole().systemCpuMicrosPerMessage()).isEqualTo(90);
        assertThat(run.whole().seconds()).isEqualTo(4.5);
    }

    @Test
    void hadHandedEverythingOverWhenThatWasSeenFirst() {
        assertThat(run.handedOver()).isEqualTo(Duration.ofSeconds(2));
    }

    private static Look look(long second, long handedOver, long micros) {
        return Looks.at(second, handedOver, Map.of("code", Map.of("rest", micros)));
    }
}
