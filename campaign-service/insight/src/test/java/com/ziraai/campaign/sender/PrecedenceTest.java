package com.ziraai.campaign.sender;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.sender.Precedence.Weighed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PrecedenceTest {

    private static final List<SeenSender> SENDERS =
            List.of(
                    sender("kannel", "k1", 1),
                    sender("kannel", "k2", 3),
                    sender("kannel", "k3", 7),
                    sender("twilio", "t1", 2),
                    sender("twilio", "t2", 1));

    @Test
    void oneProvidersSendersComeFirstAndEachGroupKeepsItsShares() {
        assertThat(weights(SENDERS, "twilio"))
                .isEqualTo(
                        Map.of(
                                "t1", 100_000.0, "t2", 50_000.0, "k1", 0.01, "k2", 0.03, "k3",
                                0.07));
    }

    @Test
    void doingItTwiceChangesNothing() {
        Map<String, Double> once = weights(SENDERS, "twilio");
        assertThat(weights(with(once), "twilio")).isEqualTo(once);
    }

    @Test
    void itIsUndoneByPuttingTheOtherFirst() {
        assertThat(weights(with(weights(SENDERS, "twilio")), "kannel"))
                .containsEntry("k3", 100_000.0)
                .containsEntry("t2", 0.01);
    }

    @Test
    void aProviderAloneIsFirstAnyway() {
        assertThat(weights(List.of(sender("kannel", "k1", 1)), "kannel"))
                .isEqualTo(Map.of("k1", 100_000.0));
    }

    private static Map<String, Double> weights(List<SeenSender> senders, String provider) {
        return Precedence.of(senders, provider).stream()
                .collect(Collectors.toMap(each -> each.sender().sender(), PrecedenceTest::weight));
    }

    private static double weight(Weighed weighed) {
        return Objects.requireNonNull(weighed.change().weight()).doubleValue();
    }

    private static List<SeenSender> with(Map<String, Double> weights) {
        return SENDERS.stream()
                .map(each ->
                        sender(
                                each.provider(),
                                each.sender(),
                                Objects.requireNonNull(weights.get(each.sender()))))
                .toList();
    }

    private static SeenSender sender(String provider, String name, double weight) {
        return new SeenSender(
                provider,
                name,
                "OPEN",
                true,
                10,
                weight,
                null,
                null,
                List.of(),
                List.of(),
                1,
                "SETTINGS",
                null);
    }
}
