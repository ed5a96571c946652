package com.ziraai.campaign.price;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How amounts are meant.
 *
 * @param currency ISO 4217 code of every price, budget and cost
 */
@Validated
@ConfigurationProperties(value = "campaign.price", ignoreUnknownFields = false)
public record PriceProperties(@Pattern(regexp = "[A-Z]{3}") String currency) {}
