package com.ziraai.analytics.outcome;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much the fold keeps in memory.
 *
 * @param cachedPages pages kept, 16 to 20 kB each, with their tallies, 6 to 40 kB each; a batch may
 *     exceed it for as long as it takes
 */
@Validated
@ConfigurationProperties("analytics.fold")
record FoldSettings(@DefaultValue("1000") @Min(16) @Max(100_000) int cachedPages) {}
