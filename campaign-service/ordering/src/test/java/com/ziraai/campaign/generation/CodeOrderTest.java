package com.ziraai.campaign.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.generation.CodeOrder.Lot;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeOrderTest {

    private final CodeOrder order =
            new CodeOrder(
                    3,
                    180,
                    List.of(
                            new Lot("Antalya", 2, "ANT", null),
                            new Lot("İzmir", 1, "IZM", null),
                            new Lot(null, 3, "BULK", null)));

    @Test
    void lotsFollowEachOther() {
        assertThat(order.quantity()).isEqualTo(6);
        assertThat(List.of(0, 1, 2, 3, 5))
                .extracting(index -> order.lotOf(index).orElseThrow().prefix())
                .containsExactly("ANT", "ANT", "IZM", "BULK", "BULK");
        assertThat(order.lotOf(6)).isEmpty();
    }
}
