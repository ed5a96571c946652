package com.ziraai.channel.intent;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long intents are remembered.
 *
 * @param retention at least as long as send commands and receipts may come again: commands stay a
 *     week in their topic, Meta repeats webhooks for a week
 */
@Validated
@ConfigurationProperties(value = "channel.intent", ignoreUnknownFields = false)
record IntentSettings(@DefaultValue("90d") @DurationMin(days = 14) Duration retention) {}
