package com.ziraai.messaging.topology;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are laid out.
 *
 * @param partitions partitions of every topic where the deployment wants another number than
 *     declared; must be the same in all services
 * @param replicas copies of each partition; the broker's default where null
 */
@Validated
@ConfigurationProperties(value = "ziraai.topics", ignoreUnknownFields = false)
record TopicSettings(
        @Nullable @Min(1) @Max(1000) Integer partitions,
        @Nullable @Min(1) @Max(7) Short replicas) {}
