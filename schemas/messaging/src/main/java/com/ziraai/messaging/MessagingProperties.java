package com.ziraai.messaging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the contract lives and how its topics are laid out.
 *
 * @param registry the schema registry
 * @param topics layout of topics
 * @param messaging the serializer
 */
@Validated
@ConfigurationProperties("ziraai")
record MessagingProperties(
        @NotNull Registry registry, @DefaultValue Topics topics, @NotNull Serde messaging) {

    /**
     * @param url base of the registry's Confluent API, for example {@code
     *     https://registry/apis/ccompat/v7}
     */
    record Registry(@NotNull URI url) {}

    /**
     * @param partitions partitions of every topic where the deployment wants another number than
     *     declared; must be the same in all services
     * @param replicas copies of each partition; the broker's default where null
     */
    record Topics(
            @Nullable @Min(1) @Max(1000) Integer partitions,
            @Nullable @Min(1) @Max(7) Short replicas) {}

    /**
     * @param serializer class that writes Confluent's wire format
     */
    record Serde(@NotBlank String serializer) {}
}
