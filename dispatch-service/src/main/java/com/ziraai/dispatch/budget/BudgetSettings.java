package com.ziraai.dispatch.budget;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How often spending is told.
 *
 * @param interval between two looks at what changed
 */
@Validated
@ConfigurationProperties(value = "dispatch.budget", ignoreUnknownFields = false)
record BudgetSettings(@NotNull @DurationMin(millis = 1) Duration interval) {}
