package com.ziraai.campaign.release;

import com.ziraai.campaign.operation.PackedItems;
import java.time.LocalDate;

/** A batch a round is about to publish. */
record WaitingBatch(String operationId, LocalDate day, int batchNo, PackedItems items) {}
