package com.ziraai.campaign.generation;

import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.PackedBatches;
import java.time.Instant;

/**
 * An accepted request for codes, ready to be stored.
 *
 * @param end when they will probably have been made
 */
record CodeDraft(NewOperation operation, PackedBatches batches, Instant end) {}
