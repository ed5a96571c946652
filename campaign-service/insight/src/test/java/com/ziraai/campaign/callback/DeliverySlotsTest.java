package com.ziraai.campaign.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.callback.Event.Due;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliverySlotsTest {

    private final DeliverySlots slots = new DeliverySlots(6, 4, 2);

    @Test
    void aSlowHostHoldsItsOwnPlacesOnly() {
        Due first = due("a", "slow");
        assertThat(slots.enter(List.of(first, due("a", "slow"), due("a", "slow")))).hasSize(2);
        assertThat(slots.full()).containsExactly("a|slow");
        assertThat(slots.enter(List.of(due("a", "slow"), due("a", "fast"), due("b", "slow"))))
                .extracting(Due::lane)
                .containsExactly("a|fast", "b|slow");
        slots.leave(first);
        assertThat(slots.full()).isEmpty();
        assertThat(slots.enter(List.of(due("a", "slow")))).hasSize(1);
    }

    @Test
    void aSponsorWithManySlowHostsLeavesRoom() {
        assertThat(
                        slots.enter(
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
        List<Due> entered = slots.enter(many);
        assertThat(entered).hasSize(6);
        assertThat(slots.free()).isZero();
        entered.forEach(slots::leave);
        assertThat(slots.free()).isEqualTo(6);
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
