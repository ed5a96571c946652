package com.ziraai.campaign.settlement;

import com.ziraai.event.Resolution;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the routes of this feature answer. */
sealed interface SettlementAnswer {

    /** A settlement as it stands. */
    record Settled(boolean success, Data data) implements SettlementAnswer {

        record Data(
                String operationId,
                int itemIndex,
                int attemptNo,
                Resolution resolution,
                String note,
                String settledBy,
                Instant settledAt) {}

        static Settled of(Settlement settlement) {
            return new Settled(
                    true,
                    new Data(
                            settlement.operationId(),
                            settlement.itemIndex(),
                            settlement.attemptNo(),
                            settlement.resolution(),
                            settlement.note(),
                            settlement.settledBy(),
                            settlement.settledAt()));
        }
    }

    /** Unknown items; {@code next} is null on the last page. */
    record Listed(boolean success, Data data) implements SettlementAnswer {

        record Data(String operationId, List<UnknownItem> items, @Nullable Integer next) {}

        static Listed of(UnknownItems found) {
            return new Listed(
                    true, new Data(found.operationId(), found.items(), found.next().orElse(null)));
        }
    }
}
