package com.ziraai.channel.whatsapp.provider.cloudapi;

import com.ziraai.channel.sender.SenderSettings;
import com.ziraai.channel.sender.SenderSource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The account and the numbers we send from.
 *
 * @param url of the API with its version, for example {@code https://graph.facebook.com/v23.0}
 * @param phoneNumberId Meta's id of the number
 * @param senders what there is to say of it and of further ones
 * @param accessToken of the system user
 * @param appSecret signs Meta's webhooks
 * @param verifyToken Meta says it when the webhook is set up
 * @param ratePerSecond messages a second the number takes: 80, in coexistence with the phone app
 *     20, 1,000 after Meta upgraded it
 */
@Validated
@ConfigurationProperties(value = "cloudapi", ignoreUnknownFields = false)
record CloudApiSettings(
        @NotNull URI url,
        @NotBlank String phoneNumberId,
        @DefaultValue List<@Valid SenderSettings> senders,
        @NotBlank String accessToken,
        @NotBlank String appSecret,
        @NotBlank String verifyToken,
        @DefaultValue("80") @DecimalMin("0.1") @DecimalMax("100000") double ratePerSecond)
        implements SenderSource {

    CloudApiSettings {
        senders = List.copyOf(senders);
    }

    @Override
    public String provider() {
        return CloudApiConfiguration.NAME;
    }

    @Override
    public String first() {
        return phoneNumberId;
    }

    @Override
    public String toString() {
        return "CloudApiSettings[" + url + ", number " + phoneNumberId + "]";
    }
}
