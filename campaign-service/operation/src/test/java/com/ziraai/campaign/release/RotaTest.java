package com.ziraai.campaign.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.OperationState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RotaTest {

    @Test
    void everyOperationGetsItsCreditWhileTheRoundHasRoom() {
        assertThat(divide(1000, Samples.fresh("a", "1"), Samples.fresh("b", "2")))
                .isEqualTo(Map.of("1", 3, "2", 3));
    }

    @Test
    void sponsorsTakeTurnsHoweverManyOperationsOneHas() {
        assertThat(
                        divide(
                                100,
                                Samples.fresh("a", "a1"),
                                Samples.fresh("b", "b1"),
                                Samples.fresh("a", "a2"),
                                Samples.fresh("a", "a3")))
                .isEqualTo(Map.of("a1", 1, "b1", 2, "a2", 1));
    }

    @Test
    void aSponsorsOperationsShareTheRoomItHas() {
        assertThat(
                        divide(
                                1000,
                                Samples.roomFor(4, Samples.fresh("a", "a1")),
                                Samples.roomFor(4, Samples.fresh("a", "a2")),
                                Samples.roomFor(4, Samples.fresh("a", "a3")),
                                Samples.roomFor(1, Samples.fresh("b", "b1"))))
                .isEqualTo(Map.of("a1", 2, "a2", 1, "a3", 1, "b1", 1));
    }

    @Test
    void aShortBatchTakesItsPartOfTheRoom() {
        OpenOperation one = Samples.operation("a", "one", 1, 25, 5, 0, 0);
        OpenOperation whole = Samples.fresh("a", "whole");
        assertThat(divide(1000, Samples.roomFor(0.5, whole), Samples.roomFor(0.5, one)))
                .isEqualTo(Map.of("one", 1));
        assertThat(divide(1000, Samples.roomFor(1.04, whole), Samples.roomFor(1.04, one)))
                .isEqualTo(Map.of("whole", 1, "one", 1));
    }

    @Test
    void whatIsCancelledNeedsNoRoom() {
        assertThat(
                        divide(
                                1000,
                                Samples.roomFor(
                                        0, Samples.in(OperationState.CANCELLED, "a", "over", true)),
                                Samples.roomFor(0, Samples.fresh("a", "full"))))
                .isEqualTo(Map.of("over", 1));
    }

    @Test
    void aSponsorsUrgentOperationsGoFirst() {
        // Room for five batches: what is urgent has credit for three, and only then comes the rest.
        assertThat(
                        divide(
                                125,
                                Samples.urgent("a", "low", 1),
                                Samples.urgent("a", "normal", 4),
                                Samples.urgent("a", "urgent", 8)))
                .isEqualTo(Map.of("urgent", 3, "normal", 2));
    }

    @Test
    void inATierTheyTakeTurns() {
        assertThat(
                        divide(
                                100,
                                Samples.urgent("a", "eight", 8),
                                Samples.urgent("a", "ten", 10),
                                Samples.urgent("a", "seven", 7)))
                .isEqualTo(Map.of("eight", 2, "ten", 2));
    }

    @Test
    void noSponsorsUrgencyIsAnothersProblem() {
        assertThat(divide(100, Samples.urgent("a", "urgent", 10), Samples.urgent("b", "low", 1)))
                .isEqualTo(Map.of("urgent", 2, "low", 2));
    }

    @Test
    void withADelayBatchesGoOutOneByOne() {
        assertThat(divide(1000, Samples.delayed("a", "delayed", Duration.ofSeconds(30))))
                .isEqualTo(Map.of("delayed", 1));
    }

    @Test
    void aBatchLargerThanTheRoundGoesOutAlone() {
        assertThat(
                        divide(
                                100,
                                Samples.operation("a", "1", 5000, 1000, 20, 0, 0),
                                Samples.fresh("b", "2")))
                .isEqualTo(Map.of("1", 1));
    }

    @Test
    void anOperationThatIsNotDueIsOnlyAnnounced() {
        assertThat(divide(1000, Samples.notDue("a", "later"))).isEqualTo(Map.of("later", 0));
    }

    @Test
    void whatHasNoCreditAndIsAnnouncedIsLeftAlone() {
        assertThat(divide(1000, Samples.operation("a", "full", 250, 25, 3, 75, 0))).isEmpty();
    }

    @Test
    void theLastBatchCountsItsOwnItems() {
        Share share = new Share(Samples.operation("a", "1", 260, 25, 3, 250, 250), 1);
        assertThat(share.items()).isEqualTo(10);
    }

    private static Map<String, Integer> divide(int maxItems, OpenOperation... operations) {
        return new Rota(maxItems)
                .divide(List.of(operations)).stream()
                        .collect(Collectors.toMap(each -> each.operation().id(), Share::batches));
    }
}
