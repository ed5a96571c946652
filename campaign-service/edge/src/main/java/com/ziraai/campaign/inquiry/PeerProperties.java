package com.ziraai.campaign.inquiry;

import com.ziraai.event.Channel;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/**
 * Where other services are asked; addresses without a path.
 *
 * @param code of code-service
 * @param dispatch of dispatch-service
 * @param channelSms of channel-sms-service
 * @param channelWhatsapp of channel-whatsapp-service
 * @param channelEmail of channel-email-service
 * @param signingKeyLocation RSA private key, PEM, that questions in our own name are signed with;
 *     without it none is asked: given codes are not checked and no sender's rate is known
 * @param timeout of one question, connecting included
 */
@Validated
@ConfigurationProperties(value = "campaign.peers", ignoreUnknownFields = false)
record PeerProperties(
        @NotNull URI code,
        @NotNull URI dispatch,
        @NotNull URI channelSms,
        @NotNull URI channelWhatsapp,
        @NotNull URI channelEmail,
        @Nullable Resource signingKeyLocation,
        @DefaultValue("2s") @DurationMin(millis = 100) @DurationMax(seconds = 30)
                Duration timeout) {

    URI of(Channel channel) {
        return switch (channel) {
            case SMS -> channelSms;
            case WHATSAPP -> channelWhatsapp;
            case EMAIL -> channelEmail;
        };
    }
}
