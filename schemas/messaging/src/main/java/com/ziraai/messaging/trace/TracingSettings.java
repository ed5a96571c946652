package com.ziraai.messaging.trace;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is followed, and who is told.
 *
 * @param endpoint base of a collector that speaks OTLP over HTTP, for example {@code
 *     http://collector:4318}; nothing is followed where there is none
 * @param share of the operations that are followed, 0 to 1; the gateway's decides for all services
 */
@Validated
@ConfigurationProperties(value = "ziraai.tracing", ignoreUnknownFields = false)
record TracingSettings(
        @DefaultValue("") String endpoint, @DecimalMin("0") @DecimalMax("1") double share) {

    Optional<URI> collector() {
        return endpoint.isBlank() ? Optional.empty() : Optional.of(URI.create(endpoint));
    }
}
