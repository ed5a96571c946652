package com.ziraai.campaign.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.callback.Event.Due;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes(6, 4, 2);

    @Test
    void aSlowHostHoldsItsOwnPlacesOnly() {
        Due first = due("a", "slow");
        assertThat(lanes.enter(List.of(first, due("a", "slow"), due("a", "slow")))).hasSize(2);
        assertThat(lanes.full()).containsExactly("a|slow");
        assertThat(lanes.enter(List.of(due("a", "slow"), due("a", "fast"), due("b", "slow"))))
                .extracting(Due::lane)
                .containsExactly("a|fast", "b|slow");
        lanes.leave(first);
        assertThat(lanes.full()).isEmpty();
        assertThat(lanes.enter(List.of(due("a", "slow")))).hasSize(1);
    }

    @Test
    void aSponsorWithManySlowHostsLeavesRoom() {
        assertThat(
                        lanes.enter(
                                List.of(
                                        due("a", "1"),
                                        due("a", "2"),
                                        due("a", "3"),
                                        due("a", "4"),
                                        due("a", "5"),
                                        due("b", "1"))))
                .extracting(Due::lane)
                .containsExactly("a|1", "a|2", "a|3", "a|4", "b|1");
    }

    @Test
    void noMoreThanAllPlacesAreTaken() {
        List<Due> many =
                List.of("a", "b", "c", "d", "e", "f", "g").stream()
                        .map(sponsor -> due(sponsor, "h"))
                        .toList();
        List<Due> entered = lanes.enter(many);
        assertThat(entered).hasSize(6);
        assertThat(lanes.free()).isZero();
        entered.forEach(lanes::leave);
        assertThat(lanes.free()).isEqualTo(6);
    }

    private static Due due(String sponsor, String host) {
        return new Due(
                "e",
                "o",
                sponsor,
                EventType.COMPLETED,
                "https://" + host,
                host,
                "{}",
                0,
                Instant.MAX);
    }
}
