package com.ziraai.campaign.generation;

import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.PackedBatches;

/** An accepted request for codes, ready to be stored. */
record CodeDraft(NewOperation operation, PackedBatches batches) {}
