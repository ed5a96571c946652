package com.ziraai.channel.sms.provider.twilio;

import com.ziraai.channel.sender.SenderSettings;
import com.ziraai.channel.sender.SenderSource;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Twilio account we send through.
 *
 * @param url of the API
 * @param accountSid of the account
 * @param authToken its primary token, which also signs callbacks
 * @param from number in E.164, alphanumeric sender or SID of a messaging service ({@code MG…})
 * @param senders what there is to say of it and of further ones
 * @param ratePerSecond messages a second of a sender that names none: 1 for a US long number
 *     (Twilio, "Understanding Twilio rate limits"), more for others by contract
 */
@Validated
@ConfigurationProperties(value = "twilio", ignoreUnknownFields = false)
record TwilioSettings(
        @DefaultValue("https://api.twilio.com") @NotNull URI url,
        @NotNull @Pattern(regexp = "AC[0-9a-f]{32}") String accountSid,
        @NotBlank String authToken,
        @NotBlank String from,
        @DefaultValue List<@Valid SenderSettings> senders,
        @DefaultValue("1") @DecimalMin("0.01") @DecimalMax("100000") double ratePerSecond)
        implements SenderSource {

    TwilioSettings {
        senders = List.copyOf(senders);
    }

    @Override
    public String provider() {
        return TwilioConfiguration.NAME;
    }

    @Override
    public String first() {
        return from;
    }

    @Override
    public String toString() {
        return "TwilioSettings[" + url + ", from " + from + "]";
    }
}
