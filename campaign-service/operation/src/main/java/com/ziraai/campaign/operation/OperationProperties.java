package com.ziraai.campaign.operation;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param batchRetention how long a month's batches, with the addresses in them, are kept after the
 *     month ended; longer than a schedule may reach ahead
 */
@Validated
@ConfigurationProperties("campaign.operation")
record OperationProperties(
        @DefaultValue("120d") @DurationMin(days = 100) Duration batchRetention) {}
