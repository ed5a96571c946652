package com.ziraai.messaging.publish;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How records are written; the producer's own settings name the same class.
 *
 * @param serializer class that writes Confluent's wire format
 */
@Validated
@ConfigurationProperties(value = "ziraai.messaging", ignoreUnknownFields = false)
record PublishSettings(@NotBlank String serializer) {}
