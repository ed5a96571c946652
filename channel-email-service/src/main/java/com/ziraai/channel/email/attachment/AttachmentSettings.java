package com.ziraai.channel.email.attachment;

import com.ziraai.inquiry.ServiceTokens;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Where files come from and how many of them are kept.
 *
 * @param url of campaign-service, without a path; without it messages with files wait
 * @param secret shared with campaign-service, {@value ServiceTokens#SHORTEST_SECRET} characters or
 *     more
 * @param timeout of one file, connecting included; messages wait for it
 * @param cache bytes kept as they stand in messages, a third more than those of the files
 * @param largest bytes of one file; no larger one is fetched
 */
@Validated
@ConfigurationProperties(value = "attachments", ignoreUnknownFields = false)
record AttachmentSettings(
        @Nullable URI url,
        @Nullable String secret,
        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(seconds = 60) Duration timeout,
        @DefaultValue("64MB") @NotNull DataSize cache,
        @DefaultValue("10MB") @NotNull DataSize largest) {

    @Override
    public String toString() {
        return "AttachmentSettings[" + url + "]";
    }
}
