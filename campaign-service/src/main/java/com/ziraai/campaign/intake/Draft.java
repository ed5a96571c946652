package com.ziraai.campaign.intake;

import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.PackedBatches;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * An accepted request, ready to be stored.
 *
 * @param operation its row
 * @param batches its items, in order; of a list read only when the draft is stored
 * @param warnings what the caller should know
 */
record Draft(NewOperation operation, Flux<PackedBatches> batches, List<Warning> warnings) {

    /**
     * @param code key of its text, {@code warning.<code>}
     * @param count what the text counts
     */
    record Warning(String code, int count) {}
}
