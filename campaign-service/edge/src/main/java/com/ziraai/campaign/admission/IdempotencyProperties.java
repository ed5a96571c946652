package com.ziraai.campaign.admission;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param retention how long an answer is given again; callers rely on a day
 */
@Validated
@ConfigurationProperties("campaign.idempotency")
record IdempotencyProperties(@NotNull @DurationMin(hours = 24) Duration retention) {}
