package com.ziraai.analytics.fold;

/** One page of a part of an operation. */
public record PageKey(PartitionKey owner, int page) {}
