package com.ziraai.campaign.retry;

import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.PackedBatches;
import com.ziraai.campaign.order.Items;
import com.ziraai.contract.OperationId;
import com.ziraai.event.DistributionRequested;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The operation that takes failed items up, ready to be stored.
 *
 * @param taken positions of the items in the operation they failed in, in order
 */
record RetryDraft(NewOperation operation, PackedBatches batches, List<Integer> taken) {

    /**
     * @param items as they were accepted, in order
     * @param createdBy subject of the token
     */
    static RetryDraft of(
            OperationId id,
            Parent parent,
            List<DistributionRequested> items,
            Instant now,
            String createdBy) {
        NewOperation operation =
                new NewOperation(
                        id,
                        parent.sponsorId(),
                        parent.name(),
                        parent.channel(),
                        items.size(),
                        parent.pace(),
                        parent.priority(),
                        parent.timing(),
                        now,
                        createdBy,
                        Optional.empty(),
                        parent.request());
        PackedBatches batches =
                PackedBatches.of(
                        items.size(),
                        parent.pace().batchSize(),
                        index -> Items.again(id, index, items.get(index)));
        return new RetryDraft(
                operation,
                batches,
                items.stream().map(each -> each.getItem().getItemIndex()).toList());
    }
}
